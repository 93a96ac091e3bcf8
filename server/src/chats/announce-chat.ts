import type { Announce } from "../commit.ts";
import { raiseRev } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";

/** Raises the conversation's rev and tells both sides that its chat is different now. */
export async function announceChat(trx: Db, announce: Announce, conversationId: string): Promise<void> {
  await raiseRev(trx, conversationId);
  announce({ type: "conversation.changed", conversationId });
  announce({ type: "chat.changed", conversationId });
}

/**
 * The chat joined, left or moved in the queue; its rev was raised by the event that says so. `transferTo`: was
 * asked to take it over, and is not any more.
 */
export function announceMove(
  announce: Announce,
  chat: { conversationId: string; departmentId: string; transferTo?: string | null },
): void {
  const { conversationId, departmentId, transferTo } = chat;
  announce({ type: "conversation.changed", conversationId });
  announce({ type: "chat.changed", conversationId });
  announce({ type: "queue.changed", departmentId });
  if (transferTo) announce({ type: "chat.left", conversationId, operatorId: transferTo });
}
