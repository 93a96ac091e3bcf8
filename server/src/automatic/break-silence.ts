import type { App } from "../app.ts";
import { findChat, updateChat } from "../chats/chats.store.ts";
import { endLiveChat } from "../chats/end-chat.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { callPeople } from "../notifications/call-people.ts";
import { findOperator } from "../operators/operators.store.ts";
import { findWatched, type WatchedChat } from "./automatic.store.ts";
import { awaitStep, lookAgain, nextStep } from "./count-silence.ts";
import { sayAutomatically } from "./say-automatically.ts";

/** While an operator's words are being "typed" nobody is silent; it is looked at again after so long. */
const TYPED_MS = 2_000;

/**
 * Job: a silence may have come to its next step. The step is counted in the transaction that does it, so that it
 * is done once, whichever process looks and however often.
 */
export async function breakSilence(app: App, { chatId }: { chatId: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const named = await findChat(trx, chatId);
    const conversation = named && (await findConversationToWrite(app.store, trx, named.conversationId));
    const chat = conversation && (await findWatched(trx, conversation.id));
    if (!conversation || chat?.id !== chatId) return;
    const step = nextStep(conversation, chat);
    if (!step) return;
    const now = app.now();
    if (step.dueAt > now) return lookAgain(app, trx, announce, chatId, step.dueAt);
    if (conversation.scheduled > 0) return lookAgain(app, trx, announce, chatId, now + TYPED_MS);
    if (step.act === "end") {
      await endLiveChat(app, trx, announce, conversation, { kind: "system" });
      return;
    }
    const said = await sayAutomatically(app, trx, announce, conversation, chat, step.texts, app.id());
    if (step.act === "call") await callVisitor(app, trx, announce, said);
    const after = step.act === "remind" ? await remind(app, trx, announce, said, chat) : said;
    // A step that came late, because nothing ran for a while, leaves the others as far behind it as ever.
    const counted = { autoSince: now - step.seconds * 1_000, autoStep: chat.autoStep + 1 };
    await updateChat(trx, chatId, counted);
    await awaitStep(app, trx, announce, after, { ...chat, ...counted });
  });
}

/** They may have closed the page. */
async function callVisitor(
  app: App,
  trx: Db,
  announce: Announce,
  { id: conversationId, lastSeq: seq, visitorId }: Conversation,
): Promise<void> {
  await callPeople(app, trx, announce, { reason: "answer", conversationId, seq, to: { visitorId } });
}

/** Lets the operator know that the visitor waits, and leaves a line of it for the team. */
async function remind(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  { operatorId, autoSince }: WatchedChat,
): Promise<Conversation> {
  if (operatorId === null) return conversation;
  const operatorName = (await findOperator(trx, operatorId))?.name ?? "";
  const { id: conversationId, number, contactName: name } = conversation;
  const waitedMs = app.now() - (autoSince ?? app.now());
  announce({ type: "answer.due", operatorId, conversationId, number, name, waitedMs });
  const event = { type: "answer.due" as const, operatorName, waitedMs };
  return appendEvent(app, trx, announce, conversation, event, "internal");
}
