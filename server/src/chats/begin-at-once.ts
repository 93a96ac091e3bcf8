import type { ConversationEvent } from "@palique/shared/conversation.ts";
import type { App } from "../app.ts";
import { countSilence } from "../automatic/count-silence.ts";
import type { Announce } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, updateConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { announceMove } from "./announce-chat.ts";
import { insertChat } from "./chats.store.ts";

/**
 * A new chat on the conversation that never waits: this operator has it from the beginning. The caller holds the
 * routing lock, has checked that no chat is live on it, and calls offerChats afterwards.
 */
export async function beginAtOnce(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  operatorId: string,
  event: Extract<ConversationEvent, { type: "chat.resumed" | "chat.taken" }>,
): Promise<Conversation> {
  const { id: conversationId, departmentId } = conversation;
  const now = app.now();
  const chatId = app.id();
  await insertChat(trx, {
    ...{ id: chatId, conversationId, departmentId },
    state: "active",
    priority: 0,
    queueKey: now,
    queuedAt: now,
    placeAtStart: 0,
    preferredOperatorId: operatorId,
    offeredTo: null,
    offerExpiresAt: null,
    operatorId,
    takenAt: now,
    endedAt: null,
    endedBy: null,
  });
  const changed = await updateConversation(trx, conversation, { chatId, snoozedUntil: null });
  announce({ type: "chat.owner", conversationId, operatorId });
  const begun = await appendEvent(app, trx, announce, changed, event);
  await countSilence(app, trx, announce, begun);
  announceMove(announce, { conversationId, departmentId });
  announce({ type: "operator.changed", operatorId });
  return begun;
}
