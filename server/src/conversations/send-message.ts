import type { Message } from "@palique/shared/conversation.ts";
import type { Actor, OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { hearWords } from "../automatic/count-silence.ts";
import { hasLiveChat } from "../chats/chats.store.ts";
import { goOnWithOperator } from "../chats/go-on-with-operator.ts";
import { releaseHold } from "../chats/hold-chat.ts";
import { queueChat } from "../chats/queue-chat.ts";
import { offerChats } from "../chats/route-chats.ts";
import { type Announce, commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { withFiles } from "../files/attach-files.ts";
import { askTitles } from "../links/ask-titles.ts";
import { expectReading } from "../missed/expect-reading.ts";
import { callPeople } from "../notifications/call-people.ts";
import { sendWaiting } from "../scheduled/release-scheduled.ts";
import { moveTicket } from "../tickets/change-ticket-status.ts";
import { mailAnswer } from "../tickets/mail-answer.ts";
import { findTicket } from "../tickets/tickets.store.ts";
import { appendAndAnnounce } from "./append-event.ts";
import { callOwner } from "./call-owner.ts";
import { type Conversation, readByOperator, readForVisitor } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import { findByClientId, type StoredMessage, toWire } from "./messages.store.ts";
import { withQuote } from "./quote.ts";
import { wakeConversation } from "./snooze-conversation.ts";

interface Input {
  clientId: string;
  conversationId: string;
  text: string;
  fileIds?: readonly string[];
  replyTo?: number | undefined;
}

/** A visitor's message may have to open a chat again, and that needs the routing lock before any row. */
class NeedsRouting extends Error {}

/**
 * Stores a visitor's message once, however often it is retried. Into an ended chat it opens a new one, so a
 * message that was under way when the operator ended it is not lost.
 */
export async function sendVisitorMessage(
  app: App,
  actor: VisitorActor,
  input: Input,
  socketId: string | null,
): Promise<Message> {
  try {
    return await storeVisitorMessage(app, actor, input, socketId, false);
  } catch (error) {
    if (!(error instanceof NeedsRouting)) throw error;
    return storeVisitorMessage(app, actor, input, socketId, true);
  }
}

async function storeVisitorMessage(
  app: App,
  actor: VisitorActor,
  input: Input,
  socketId: string | null,
  routing: boolean,
): Promise<Message> {
  return commit(app, async (trx, announce) => {
    if (routing) await lockRouting(app.store, trx);
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const repeated = await findByClientId(trx, conversation, input.clientId);
    if (repeated) return toWire(app, repeated);
    const awake =
      conversation.snoozedUntil === null
        ? conversation
        : await wakeConversation(app, trx, announce, conversation, "visitor", null);
    const ready = await makeLive(app, trx, announce, awake, routing);
    const author = { kind: "visitor" as const, id: null, name: conversation.contactName };
    const message = await store(app, trx, announce, ready, actor, author, input, socketId);
    await callOwner(app, trx, announce, message.message);
    if (routing) await offerChats(app, trx, announce);
    return toWire(app, message.message, message.prevPublic);
  });
}

/** The conversation with a chat or an open ticket on it, so that somebody sees the message. */
async function makeLive(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  routing: boolean,
): Promise<Conversation> {
  if (await hasLiveChat(trx, conversation.id)) return conversation;
  if (await findTicket(trx, conversation.id)) {
    await moveTicket(app, trx, announce, conversation, "open");
    return conversation;
  }
  if (!routing) throw new NeedsRouting();
  const goesOn = await goOnWithOperator(app, trx, announce, conversation);
  return goesOn ?? queueChat(app, trx, announce, conversation);
}

/** Stores an operator's message once. On a ticket it also leaves as an email, in the same commit. */
export async function sendOperatorMessage(
  app: App,
  actor: OperatorActor,
  input: Input,
  socketId: string | null,
): Promise<Message> {
  return commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const repeated = await findByClientId(trx, conversation, input.clientId);
    if (repeated) return toWire(app, repeated);
    const ready = await becomeReady(app, trx, announce, conversation, actor);
    const early = ready === conversation ? undefined : await findByClientId(trx, ready, input.clientId);
    if (early) return toWire(app, early);
    const author = { kind: "operator" as const, id: actor.id, name: actor.name };
    const stored = await store(app, trx, announce, ready, actor, author, input, socketId);
    const { message, conversation: changed } = stored;
    await readByOperator(trx, conversation.id, actor.id, message.seq);
    await readForVisitor(trx, conversation.id, message.seq);
    const { conversationId, seq } = message;
    const to = { visitorId: conversation.visitorId };
    await callPeople(app, trx, announce, { reason: "answer", conversationId, seq, to });
    const ticket = await findTicket(trx, conversation.id);
    if (ticket && !(await hasLiveChat(trx, conversation.id))) {
      await mailAnswer(app, trx, announce, changed, ticket, message);
      await moveTicket(app, trx, announce, changed, "waiting");
    } else await expectReading(app, trx, announce, conversation);
    return toWire(app, message, message.seq - 1);
  });
}

/** What the operator said before, as if typed, is read before; and who writes holds the chat no longer. */
async function becomeReady(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  actor: OperatorActor,
): Promise<Conversation> {
  const said = await sendWaiting(app, trx, announce, conversation, actor.id);
  const { heldAt, chatId } = said;
  if (heldAt === null || chatId === null) return said;
  return releaseHold(app, trx, announce, said, chatId, actor.name);
}

async function store(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  actor: Actor,
  author: Message["author"],
  { clientId, text, fileIds = [], replyTo }: Input,
  socketId: string | null,
): Promise<{ message: StoredMessage; conversation: Conversation; prevPublic: number }> {
  const files = await withFiles(trx, actor, conversation, text, fileIds);
  const content = await withQuote(trx, conversation, files, replyTo, "public");
  const message = { clientId, author, visibility: "public" as const, content, at: app.now() };
  const stored = await appendAndAnnounce(trx, announce, conversation, message, socketId);
  await hearWords(app, trx, announce, actor.kind, conversation, stored.conversation);
  await askTitles(app, trx, announce, conversation, { seq: stored.message.seq, text });
  return stored;
}
