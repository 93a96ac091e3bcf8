import type { Message } from "@palique/shared/conversation.ts";
import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { hasLiveChat } from "../chats/chats.store.ts";
import { queueChat } from "../chats/queue-chat.ts";
import { offerChats } from "../chats/route-chats.ts";
import { type Announce, commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { moveTicket } from "../tickets/change-ticket-status.ts";
import { mailAnswer } from "../tickets/mail-answer.ts";
import { findTicket } from "../tickets/tickets.store.ts";
import { appendAndAnnounce } from "./append-event.ts";
import { type Conversation, readByOperator } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import { findByClientId, type StoredMessage, toWire } from "./messages.store.ts";

interface Input {
  clientId: string;
  conversationId: string;
  text: string;
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
    if (repeated) return toWire(repeated);
    const ready = await makeLive(app, trx, announce, conversation, routing);
    const author = { kind: "visitor" as const, id: null, name: conversation.contactName };
    const message = await store(app, trx, announce, ready, author, input, socketId);
    if (routing) await offerChats(app, trx, announce);
    return toWire(message.message, message.prevPublic);
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
  return queueChat(app, trx, announce, conversation);
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
    if (repeated) return toWire(repeated);
    const author = { kind: "operator" as const, id: actor.id, name: actor.name };
    const { message, conversation: changed } = await store(
      app,
      trx,
      announce,
      conversation,
      author,
      input,
      socketId,
    );
    await readByOperator(trx, conversation.id, actor.id, message.seq);
    const ticket = await findTicket(trx, conversation.id);
    if (ticket && !(await hasLiveChat(trx, conversation.id))) {
      await mailAnswer(app, trx, announce, changed, ticket, message);
      await moveTicket(app, trx, announce, changed, "waiting");
    }
    return toWire(message, message.seq - 1);
  });
}

async function store(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  author: Message["author"],
  { clientId, text }: Input,
  socketId: string | null,
): Promise<{ message: StoredMessage; conversation: Conversation; prevPublic: number }> {
  const content = { clientId, author, visibility: "public" as const, content: { text }, at: app.now() };
  return appendAndAnnounce(trx, announce, conversation, content, socketId);
}
