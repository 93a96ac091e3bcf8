import { rows } from "../inbox/inbox.model.ts";
import { lazy } from "../ui/Lazy.tsx";
import { mailingId } from "./transcript.model.ts";

const MailTranscriptDialog = lazy(
  async () => (await import("./MailTranscriptDialog.tsx")).MailTranscriptDialog,
);

/** The dialog that asks where to, wherever it was asked for. */
export function MailingView() {
  const row = rows.value.get(mailingId.value ?? "");
  const close = () => {
    mailingId.value = null;
  };
  return row ? <MailTranscriptDialog key={row.id} row={row} onClose={close} /> : null;
}
