import type { ConversationSummary } from "@palique/shared/operator.ts";
import { useState } from "preact/hooks";
import { tCommon } from "../i18n/common.ts";
import { locale } from "../i18n/locale.ts";
import { serverNow } from "../live/clock.ts";
import { moment } from "../text/time.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { snooze } from "./control.model.ts";
import { snoozeTimes, toLocalField } from "./snooze-times.ts";
import { t } from "./texts.ts";

const YEAR_MS = 365 * 24 * 3_600_000;

/** Until when: one click for the usual times, or any other. */
export function SnoozeDialog({ row, onClose }: { row: ConversationSummary; onClose: () => void }) {
  const [own, setOwn] = useState("");
  const [error, setError] = useState<string | null>(null);
  const now = serverNow();
  const until = (at: number) => {
    onClose();
    void snooze(row, at);
  };
  const chosen = () => {
    const at = new Date(own).getTime();
    if (!(at > serverNow())) return setError(t("snoozePast"));
    if (at > serverNow() + YEAR_MS) return setError(t("snoozeFar"));
    until(at);
  };
  return (
    <Dialog
      title={t("snoozeTitle")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button variant="primary" disabled={own === ""} onClick={chosen}>
            {t("snoozeNow")}
          </Button>
        </>
      }
    >
      <p class="control-about">{t("snoozeText")}</p>
      <div class="snooze-times">
        {snoozeTimes(now).map(({ choice, at }) => (
          <button key={choice} type="button" class="snooze-time" onClick={() => until(at)}>
            <span>{t(choice)}</span>
            <span class="digits">{moment(at, now, locale.value)}</span>
          </button>
        ))}
      </div>
      <Field
        label={t("snoozeOwn")}
        type="datetime-local"
        min={toLocalField(now)}
        max={toLocalField(now + YEAR_MS)}
        value={own}
        error={error}
        onInput={(event) => {
          setOwn(event.currentTarget.value);
          setError(null);
        }}
      />
    </Dialog>
  );
}
