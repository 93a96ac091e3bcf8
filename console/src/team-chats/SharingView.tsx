import { rows } from "../inbox/inbox.model.ts";
import { lazy } from "../ui/Lazy.tsx";
import { sharing } from "./share.model.ts";

const ShareDialog = lazy(async () => (await import("./ShareDialog.tsx")).ShareDialog);

/** The dialog that shows a conversation to colleagues, wherever it was asked for. */
export function SharingView() {
  const row = rows.value.get(sharing.value ?? "");
  const close = () => {
    sharing.value = null;
  };
  return row ? <ShareDialog row={row} onClose={close} /> : null;
}
