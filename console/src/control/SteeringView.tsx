import type { ConversationSummary } from "@palique/shared/operator.ts";
import { lazy } from "../ui/Lazy.tsx";
import { controlsOf, steering } from "./control.model.ts";

const HoldDialog = lazy(async () => (await import("./SteeringDialog.ts")).HoldDialog);
const SnoozeDialog = lazy(async () => (await import("./SteeringDialog.ts")).SnoozeDialog);
const InviteDialog = lazy(async () => (await import("./SteeringDialog.ts")).InviteDialog);

const TagPicker = lazy(async () => (await import("./SteeringDialog.ts")).TagPicker);

/** The dialog that was asked for in this conversation, while what it does is still possible. */
export function SteeringView({ row }: { row: ConversationSummary }) {
  const open = steering.value;
  if (open?.id !== row.id || !controlsOf(row)[open.kind]) return null;
  const close = () => {
    steering.value = null;
  };
  if (open.kind === "hold") return <HoldDialog row={row} onClose={close} />;
  if (open.kind === "snooze") return <SnoozeDialog row={row} onClose={close} />;
  if (open.kind === "tags") return <TagPicker row={row} onClose={close} />;
  return <InviteDialog row={row} onClose={close} />;
}
