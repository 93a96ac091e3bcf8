import { lazy } from "../ui/Lazy.tsx";
import { askedPerson } from "./person.model.ts";

const PersonDialog = lazy(async () => (await import("./PersonDialog.tsx")).PersonDialog);

/** The dialog, while somebody's data is open; few ever see it. */
export function PersonSlot() {
  const asked = askedPerson.value;
  if (!asked) return null;
  const close = () => {
    askedPerson.value = null;
  };
  return <PersonDialog key={Object.values(asked).join()} asked={asked} onClose={close} />;
}
