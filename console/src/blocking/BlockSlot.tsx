import type { ConversationSummary } from "@palique/shared/operator.ts";
import { lazy } from "../ui/Lazy.tsx";
import { blockingId } from "./blocking.model.ts";

const BlockDialog = lazy(() => import("./BlockDialog.tsx").then(({ BlockDialog: loaded }) => loaded));

/** The dialog, while this conversation's visitor is about to be blocked; few ever see it. */
export function BlockSlot({ row }: { row: ConversationSummary }) {
  if (blockingId.value !== row.id) return null;
  const close = () => {
    blockingId.value = null;
  };
  return <BlockDialog row={row} onClose={close} />;
}
