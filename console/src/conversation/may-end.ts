import type { ConversationSummary } from "@palique/shared/operator.ts";
import { me } from "../session.model.ts";

/** Whether this operator may end what goes on there: it is theirs, nobody's, or they lead. */
export function mayEnd({ chat }: ConversationSummary): boolean {
  const self = me.value;
  return chat?.state !== "active" || chat.operatorId === self?.id || self?.role !== "agent";
}
