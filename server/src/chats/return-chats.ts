import type { App } from "../app.ts";
import { countSilence } from "../automatic/count-silence.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { callPeople } from "../notifications/call-people.ts";
import { findConnectionState } from "../realtime/presence.store.ts";
import { dropWaiting, sendWaiting } from "../scheduled/release-scheduled.ts";
import { leaveShares } from "../sharing/leave-shares.ts";
import { announceMove } from "./announce-chat.ts";
import { type Chat, headOfQueue, listActiveChats, NEW_HANDS, updateChat } from "./chats.store.ts";
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
    await returnChatsOf(app, trx, announce, operator, "awake");
    announce({ type: "operator.changed", operatorId: operator.id });
    announce({ type: "availability.changed" });
    await offerChats(app, trx, announce);
  });
}

interface Leaving {
  id: string;
  name: string;
}

/**
 * To the head of the queue with all of them, the longest-held first; those put off stay, unless the operator does
 * not come back. The caller holds the routing lock.
 */
export async function returnChatsOf(
  app: App,
  trx: Db,
  announce: Announce,
  operator: Leaving,
  which: "all" | "awake" = "all",
): Promise<void> {
  for (const chat of await listActiveChats(trx, operator.id)) {
    const conversation = await findConversationToWrite(app.store, trx, chat.conversationId);
    if (!conversation || (which === "awake" && conversation.snoozedUntil !== null)) continue;
    // What they said before the line was lost is read before the news of that; who is out says nothing more.
    const settled =
      which === "awake"
        ? await sendWaiting(app, trx, announce, conversation, operator.id)
        : await dropWaiting(app, trx, announce, conversation, "transferred", operator.id);
    const parted = await leaveShares(app, trx, announce, settled, operator.id);
    await returnChat(app, trx, announce, chat, parted, operator);
  }
}

async function returnChat(
  app: App,
  trx: Db,
  announce: Announce,
  chat: Chat,
  conversation: Conversation,
  operator: Leaving,
): Promise<void> {
  await updateChat(trx, chat.id, {
    state: "queued",
    ...NEW_HANDS,
    operatorId: null,
    takenAt: null,
    preferredOperatorId: operator.id,
    queueKey: await headOfQueue(trx, chat.departmentId, chat.queuedAt),
  });
  const event = { type: "chat.returned" as const, operatorName: operator.name };
  await countSilence(app, trx, announce, await appendEvent(app, trx, announce, conversation, event));
  announce({ type: "chat.owner", conversationId: conversation.id, operatorId: null });
  announceMove(announce, chat);
  const { conversationId, departmentId } = chat;
  await callPeople(app, trx, announce, { reason: "waiting", conversationId, seq: 0, to: { departmentId } });
}
