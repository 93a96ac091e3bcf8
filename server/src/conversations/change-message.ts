import type { Author, Message, MessageExtra } from "@palique/shared/conversation.ts";
import type { Actor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { SYSTEM } from "./append-event.ts";
import { findNewestPublicText, listAnswers, updateMessage } from "./changes.store.ts";
import { type Conversation, updateNewest } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import {
  appendMessage,
  changeBody,
  findByClientId,
  findMessage,
  preview,
  type StoredMessage,
  toWire,
} from "./messages.store.ts";
import { extraOf, isDeleted, quoteOf } from "./quote.ts";

/** What a message says after the change. */
interface Content {
  text: string;
  extra: MessageExtra;
}

/** A message in the hands of a use-case that changes it. */
export interface Changing {
  app: App;
  trx: Db;
  announce: Announce;
  conversation: Conversation;
  message: StoredMessage;
  extra: MessageExtra;
  /** Names the change, so that a repeat is recognised. */
  clientId: string;
}

/**
 * Runs a change of one message: finds it as this actor may see it, answers a repeat with what is stored, and
 * null where `change` has nothing to do or the message is gone.
 */
export async function onMessage(
  app: App,
  actor: Actor,
  input: { clientId: string; conversationId: string; seq: number },
  change: (changing: Changing) => Promise<Message | null>,
): Promise<Message | null> {
  return commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const repeated = await findByClientId(trx, conversation, input.clientId);
    if (repeated) return toWire(app, repeated);
    const message = await findMessage(trx, conversation, input.seq);
    if (!message || (actor.kind === "visitor" && message.visibility !== "public")) {
      throw new AppError("not-found");
    }
    if (isDeleted(message)) return null;
    const { clientId } = input;
    return change({ app, trx, announce, conversation, message, extra: extraOf(message), clientId });
  });
}

/**
 * Changes the message where it stands, and says so with an entry of its own in the sequence: whoever was away
 * gets it with everything else they missed. It tells what the message is by then, never what it was.
 */
export async function changeMessage(changing: Changing, { text, extra }: Content): Promise<Message> {
  const { app, trx, announce, conversation, message, clientId } = changing;
  const json = Object.keys(extra).length > 0 ? JSON.stringify(extra) : null;
  const now = { ...message, body: text, extra: json };
  await updateMessage(trx, now);
  const { visibility, seq } = now;
  const appended = await appendMessage(trx, conversation, {
    clientId,
    author: SYSTEM,
    visibility: visibility as Message["visibility"],
    content: { event: { type: "message.changed", seq } },
    at: app.now(),
  });
  changing.conversation = appended.conversation;
  const entry = { ...appended.message, body: changeBody(now) };
  const { prevPublic } = appended;
  const { visitorId } = conversation;
  announce({ type: "message.added", message: entry, prevPublic, visitorId, socketId: null });
  return toWire(app, entry);
}

/** As changeMessage, for other words: they also stand in what answers it, and in the inbox if it is the newest. */
export async function rewordMessage(changing: Changing, content: Content): Promise<Message> {
  const { app, trx, conversation, message } = changing;
  const changed = await changeMessage(changing, content);
  for (const seq of await listAnswers(trx, conversation.id, message.seq)) {
    const answer = await findMessage(trx, conversation, seq);
    if (!answer) continue;
    const own = { ...changing, message: answer, clientId: app.id() };
    const extra = { ...extraOf(answer), reply: quoteOf(message, content.text) };
    await changeMessage(own, { text: answer.body, extra });
    changing.conversation = own.conversation;
  }
  if (message.seq === (await findNewestPublicText(trx, conversation.id))) {
    const author = { kind: message.authorKind as Author["kind"], id: message.authorId, name: "" };
    const last = preview({ author, content, at: message.at });
    changing.conversation = await updateNewest(trx, changing.conversation, { last });
  }
  return changed;
}

/** Fails unless the actor wrote it, and lately. */
export function requireRecentOwn(changing: Changing, actor: Actor, editMinutes: number): void {
  const { app, message } = changing;
  if (!isAuthor(actor, message)) throw new AppError("forbidden");
  if (app.now() - message.at > editMinutes * 60_000) throw new AppError("expired");
}

export function isAuthor(actor: Actor, { authorKind, authorId }: StoredMessage): boolean {
  if (authorKind !== actor.kind) return false;
  return actor.kind === "visitor" || authorId === actor.id;
}
