import { lazy } from "../ui/Lazy.tsx";
import { making } from "./canned.model.ts";

const NewCannedDialog = lazy(async () => (await import("../settings/SettingsView.tsx")).NewCannedDialog);

/** The dialog that makes a ready-made text, wherever it was asked for. */
export function MakingView() {
  const draft = making.value;
  const close = () => {
    making.value = null;
  };
  return draft ? <NewCannedDialog draft={draft} onClose={close} /> : null;
}
