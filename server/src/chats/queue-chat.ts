import type { App } from "../app.ts";
import { countSilence } from "../automatic/count-silence.ts";
import type { Announce } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, updateConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { callPeople } from "../notifications/call-people.ts";
import { announceMove } from "./announce-chat.ts";
import { countQueue, findChat, insertChat } from "./chats.store.ts";

/** How many milliseconds of waiting one step of priority is worth: nobody starves, whatever comes in. */
export const PRIORITY_STEP_MS = 300_000;

/**
 * Puts a new chat on the conversation at the end of the department's queue, for `preferredOperatorId` first, else
 * for whoever had the last one. The caller holds the routing lock, has checked that no chat is live on it, and calls
 * offerChats afterwards.
 */
export async function queueChat(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  preferredOperatorId: string | null = null,
): Promise<Conversation> {
  const now = app.now();
  const { priority } = conversation;
  const before = conversation.chatId ? await findChat(trx, conversation.chatId) : undefined;
  const chatId = app.id();
  const { departmentId } = conversation;
  await insertChat(trx, {
    id: chatId,
    conversationId: conversation.id,
    departmentId,
    state: "queued",
    priority,
    queueKey: now - priority * PRIORITY_STEP_MS,
    queuedAt: now,
    placeAtStart: (await countQueue(trx, departmentId)) + 1,
    preferredOperatorId: preferredOperatorId ?? before?.operatorId ?? null,
    offeredTo: null,
    offerExpiresAt: null,
    operatorId: null,
    takenAt: null,
    endedAt: null,
    endedBy: null,
  });
  const changed = await updateConversation(trx, conversation, { chatId, departmentId, snoozedUntil: null });
  announceMove(announce, { conversationId: conversation.id, departmentId });
  if (before) announce({ type: "chat.moved", conversationId: conversation.id });
  const to = { departmentId };
  await callPeople(app, trx, announce, { reason: "waiting", conversationId: conversation.id, seq: 0, to });
  const queued = await appendEvent(app, trx, announce, changed, {
    type: "chat.queued",
    departmentId,
    resumed: before !== undefined,
  });
  await countSilence(app, trx, announce, queued);
  return queued;
}
