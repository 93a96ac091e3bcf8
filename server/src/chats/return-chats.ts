import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { findConversationToWrite } from "../conversations/conversations.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { findConnectionState } from "../realtime/presence.store.ts";
import { announceMove } from "./announce-chat.ts";
import { type Chat, headOfQueue, listActiveChats, NO_TRANSFER, updateChat } from "./chats.store.ts";
import { offerChats } from "./route-chats.ts";

/**
 * Job: an operator's console has been gone for the grace time. Their chats go back to the head of the queue,
 * the longest-held first. Nothing happens to someone who came back.
 */
export async function returnChats(app: App, input: { operatorId: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const operator = await findConnectionState(trx, input.operatorId);
    if (!operator || operator.connected || operator.disconnectedAt === null) return;
    if (app.now() < operator.disconnectedAt + app.limits.operatorGraceMs) return;
    await returnChatsOf(app, trx, announce, operator);
    announce({ type: "operator.changed", operatorId: operator.id });
    announce({ type: "availability.changed" });
    await offerChats(app, trx, announce);
  });
}

interface Leaving {
  id: string;
  name: string;
}

/** To the head of the queue with all of them, the longest-held first. The caller holds the routing lock. */
export async function returnChatsOf(app: App, trx: Db, announce: Announce, operator: Leaving): Promise<void> {
  for (const chat of await listActiveChats(trx, operator.id)) {
    await returnChat(app, trx, announce, chat, operator);
  }
}

async function returnChat(
  app: App,
  trx: Db,
  announce: Announce,
  chat: Chat,
  operator: Leaving,
): Promise<void> {
  const conversation = await findConversationToWrite(app.store, trx, chat.conversationId);
  if (!conversation) return;
  await updateChat(trx, chat.id, {
    state: "queued",
    ...NO_TRANSFER,
    operatorId: null,
    takenAt: null,
    preferredOperatorId: operator.id,
    queueKey: await headOfQueue(trx, chat.departmentId, chat.queuedAt),
  });
  await appendEvent(app, trx, announce, conversation, { type: "chat.returned", operatorName: operator.name });
  announce({ type: "chat.owner", conversationId: conversation.id, operatorId: null });
  announceMove(announce, chat);
}
