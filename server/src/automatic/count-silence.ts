import type { App } from "../app.ts";
import { updateChat } from "../chats/chats.store.ts";
import type { Announce } from "../commit.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { removeJob, rescheduleJob } from "../jobs/add-job.ts";
import { findWatched, listLive, type WatchedChat } from "./automatic.store.ts";
import { planSilence, type Silence } from "./plan-silence.ts";

/**
 * The chat of the conversation is in other hands, or waits: silence begins now, at its first step. Where its
 * department says nothing by itself nothing is stored.
 */
export async function countSilence(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<void> {
  const chat = await findWatched(trx, conversation.id);
  if (chat) await countFrom(app, trx, announce, conversation, chat, app.now());
}

/**
 * After a hold or a time put off. An answer that is owed counts from now on; else nobody knows whose turn it is,
 * and nothing counts until somebody says something.
 */
export async function countAfterRest(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<void> {
  const chat = await findWatched(trx, conversation.id);
  const since = conversation.waitingSince === null ? null : app.now();
  if (chat) await countFrom(app, trx, announce, conversation, chat, since);
}

/** What the department says by itself is different now: in its live chats silence begins now, too. */
export async function recountSilences(
  app: App,
  trx: Db,
  announce: Announce,
  departmentId: string,
): Promise<void> {
  for (const id of await listLive(trx, departmentId)) {
    const conversation = await findConversationToWrite(app.store, trx, id);
    if (conversation) await countSilence(app, trx, announce, conversation);
  }
}

/** Somebody said something, and the other one is waited for. `before`, `conversation`: without their words, and with. */
export async function hearWords(
  app: App,
  trx: Db,
  announce: Announce,
  by: "visitor" | "operator",
  before: Conversation,
  conversation: Conversation,
): Promise<void> {
  // Who says more has been waiting since they began.
  if (by === "visitor" && before.waitingSince !== null) return;
  const chat = await findWatched(trx, conversation.id);
  // What visitors say in the queue does not bring anybody sooner.
  if (!chat || (by === "visitor" && chat.state === "queued")) return;
  await countFrom(app, trx, announce, conversation, chat, app.now());
}

async function countFrom(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  chat: WatchedChat,
  autoSince: number | null,
): Promise<void> {
  await updateChat(trx, chat.id, { autoSince, autoStep: 0 });
  await awaitStep(app, trx, announce, conversation, { ...chat, autoSince, autoStep: 0 });
}

/** Has the next step of the silence done in time, if there is one. */
export async function awaitStep(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  chat: WatchedChat,
): Promise<void> {
  const step = nextStep(conversation, chat);
  if (step) await lookAgain(app, trx, announce, chat.id, step.dueAt);
  else await removeJob(trx, "chat-silence", chat.id);
}

export async function lookAgain(
  app: App,
  trx: Db,
  announce: Announce,
  chatId: string,
  runAt: number,
): Promise<void> {
  announce(await rescheduleJob(app, trx, { kind: "chat-silence", key: chatId, payload: { chatId }, runAt }));
}

/** What comes next as the chat's silence goes on, and when (epoch ms). Null: nothing, or it does not count now. */
export function nextStep(conversation: Conversation, chat: WatchedChat) {
  const { auto, autoSince, autoStep, heldAt } = chat;
  if (autoSince === null || heldAt !== null || conversation.snoozedUntil !== null) return null;
  const step = planSilence(auto, silenceOf(conversation, chat))[autoStep];
  return step ? { ...step, dueAt: autoSince + step.seconds * 1_000 } : null;
}

function silenceOf({ waitingSince }: Conversation, { state }: WatchedChat): Silence {
  if (state === "queued") return "waiting";
  return waitingSince === null ? "visitor" : "operator";
}
