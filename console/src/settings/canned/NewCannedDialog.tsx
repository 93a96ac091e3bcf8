import { useEffect, useState } from "preact/hooks";
import { type making, needCanned } from "../../canned/canned.model.ts";
import { type Tray, trayAt } from "../../files/trays.model.ts";
import { go } from "../../router.ts";
import { me } from "../../session.model.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { notify } from "../../ui/notices.model.ts";
import { FormView } from "../FormView.tsx";
import { CannedFields } from "./CannedFields.tsx";
import { cannedForm } from "./canned-form.ts";
import { cannedPath, emptyCanned } from "./canned-settings.model.ts";
import { t } from "./texts.ts";
import "../settings.css";
import "../fields.css";

interface NewCannedProps {
  /** What it begins with. */
  draft: NonNullable<typeof making.value>;
  onClose: () => void;
}

/** Makes a ready-made text without leaving the chat it was wanted in. */
export function NewCannedDialog({ draft, onClose }: NewCannedProps) {
  const [{ form, tray }] = useState(() => newForm(draft));
  useEffect(needCanned, []);
  return (
    <Dialog title={t("newOne")} size="l" onClose={onClose}>
      <div class="canned-dialog">
        <FormView form={form} saveLabel={t("create")} onCancel={onClose} onSaved={onClose}>
          <CannedFields form={form} tray={tray} />
        </FormView>
      </div>
    </Dialog>
  );
}

function newForm({ text, language }: NewCannedProps["draft"]) {
  const tray: Tray = trayAt(`${me.peek()?.id ?? ""}.canned.dialog`, { conversationId: null });
  const form = cannedForm(null, { ...emptyCanned(), texts: text ? { [language]: text } : {} }, tray, (made) =>
    notify(t("created", { word: made.shortcut }), "info", {
      label: t("open"),
      run: () => go(cannedPath(made.id)),
    }),
  );
  return { form, tray };
}
