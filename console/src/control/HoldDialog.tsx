import type { ConversationSummary } from "@palique/shared/operator.ts";
import { useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { visitorName } from "../inbox/row-text.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { holdChat } from "./control.model.ts";
import { t } from "./texts.ts";

/** Asks for patience; why is for the team. */
export function HoldDialog({ row, onClose }: { row: ConversationSummary; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const hold = () => {
    onClose();
    holdChat(row, reason.trim());
  };
  return (
    <Dialog
      title={t("holdTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" onClick={hold}>
            {t("holdNow")}
          </Button>
        </>
      }
    >
      <p class="control-about">{t("holdText", { name: visitorName(row) })}</p>
      <Field
        label={t("holdReason")}
        hint={t("holdReasonHint")}
        optional
        dir="auto"
        maxLength={500}
        value={reason}
        autoFocus
        onInput={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.isComposing) return;
          // The focus goes back to the menu's button: this key must not press it.
          event.preventDefault();
          hold();
        }}
      />
    </Dialog>
  );
}
