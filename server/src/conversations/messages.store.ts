import type { Author, ConversationEvent, Message, MessageExtra } from "@palique/shared/conversation.ts";
import { fileNews } from "@palique/shared/file-news.ts";
import { PAGE_SIZE } from "@palique/shared/limits.ts";
import { plainText } from "@palique/shared/markdown.ts";
import type { Selectable } from "kysely";
import type { App } from "../app.ts";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";
import { signEvent, signExtra } from "../files/sign-files.ts";
import { type Conversation, updateNewest } from "./conversations.store.ts";

type MessageRow = Selectable<Database["messages"]>;
/** A message as stored, with the name its author goes by. */
export type StoredMessage = Omit<MessageRow, "authorName"> & { authorName: string };

/** As it is stored: a change names its message only, what that is now is read with it. */
type StoredEvent =
  | Exclude<ConversationEvent, { type: "message.changed" }>
  | { type: "message.changed"; seq: number };

export interface NewMessage {
  clientId: string;
  author: Author;
  visibility: "public" | "internal";
  content: { text: string; extra?: MessageExtra } | { event: StoredEvent };
  at: number;
}

export interface Appended {
  conversation: Conversation;
  message: StoredMessage;
  /** Seq of the public message before it. */
  prevPublic: number;
}

const insertMessage = prepared((db, row: MessageRow) => {
  const { conversationId, seq, clientId, authorKind, authorId, authorName, visibility, kind, body } = row;
  const author = { authorKind, authorId, authorName };
  const { extra, at } = row;
  const values = { conversationId, seq, clientId, ...author, visibility, kind, body, extra, at };
  return db.insertInto("messages").values(values);
});

/** Characters of the last message that a row of the inbox shows. */
const PREVIEW = 140;

/**
 * Adds the next message. The conversation must come from this transaction (findConversationToWrite): its
 * lastSeq is the truth, and the seq stays gapless.
 */
export async function appendMessage(
  trx: Db,
  conversation: Conversation,
  input: NewMessage,
): Promise<Appended> {
  const { author, content, visibility, clientId, at } = input;
  const seq = conversation.lastSeq + 1;
  const isEvent = "event" in content;
  const isChange = isEvent && content.event.type === "message.changed";
  const row: MessageRow = {
    conversationId: conversation.id,
    seq,
    clientId,
    authorKind: author.kind,
    authorId: author.id,
    authorName: author.kind === "bot" ? author.name : null,
    visibility,
    kind: isEvent ? "event" : "text",
    body: isEvent ? JSON.stringify(content.event) : content.text,
    extra: !isEvent && content.extra ? JSON.stringify(content.extra) : null,
    at,
  };
  await insertMessage(trx, row);
  const changed = await updateNewest(trx, conversation, {
    lastSeq: seq,
    lastAt: isChange ? conversation.lastAt : at,
    ...(visibility === "public" && { lastPublicSeq: seq }),
    ...(visibility === "public" &&
      !isChange &&
      (isWords(input) || isQuiet(conversation)) && { last: preview(input) }),
    ...(!isEvent && visibility === "public" && { waitingSince: waitingSince(conversation, author, at) }),
  });
  return {
    conversation: changed,
    message: { ...row, authorName: author.name },
    prevPublic: conversation.lastPublicSeq,
  };
}

/** What people said; neither what happened nor what was sent by itself. */
function isWords({ author, content }: NewMessage): boolean {
  return !("event" in content) && author.kind !== "bot";
}

/** Nobody has said anything yet. What happens later does not push people's last words out of the row. */
function isQuiet(conversation: Conversation): boolean {
  if (conversation.last === null) return true;
  const { kind, event } = fromJson<{ kind: string; event: unknown }>(conversation.last);
  return event !== null || kind === "bot";
}

/** What a row of the inbox shows of a message. */
export function preview({ author, content, at }: Pick<NewMessage, "author" | "content" | "at">): string {
  const isEvent = "event" in content;
  const text = isEvent ? "" : beginning(content.text);
  const files = isEvent ? undefined : fileNews(content.extra?.files);
  const deleted = !isEvent && content.extra?.deletedAt ? { deleted: true } : {};
  const event = isEvent ? content.event : null;
  const by = author.kind === "operator" && author.id !== null ? { by: author.id } : {};
  return JSON.stringify({ kind: author.kind, ...by, text, event, files, at, ...deleted });
}

/** As much of it as a row or a quote shows: without marks, and not cut in the middle of an emoji. */
export function beginning(text: string): string {
  return plainText(text.slice(0, 4 * PREVIEW))
    .slice(0, PREVIEW)
    .replace(/[\uD800-\uDBFF]$/, "");
}

function waitingSince(conversation: Conversation, author: Author, at: number): number | null {
  if (author.kind === "bot") return conversation.waitingSince;
  return author.kind === "visitor" ? (conversation.waitingSince ?? at) : null;
}

const byClientId = prepared((db, { id, clientId }: { id: string; clientId: string }) =>
  withAuthor(db, { id }).where("messages.clientId", "=", clientId),
);

/** The message a repeated clientId already made. */
export async function findByClientId(
  db: Db,
  conversation: Conversation,
  clientId: string,
): Promise<StoredMessage | undefined> {
  const [row] = await byClientId(db, { id: conversation.id, clientId });
  if (!row) return undefined;
  const [message] = await withChanged(db, conversation, [named(conversation, row)]);
  return message;
}

/** One message with words. */
export async function findMessage(
  db: Db,
  conversation: Conversation,
  seq: number,
): Promise<StoredMessage | undefined> {
  const row = await withAuthor(db, conversation)
    .where("messages.seq", "=", seq)
    .where("messages.kind", "=", "text")
    .executeTakeFirst();
  return row && named(conversation, row);
}

/** Changes with what their messages are now: one more query, and only where there are any. */
async function withChanged(
  db: Db,
  conversation: Conversation,
  messages: StoredMessage[],
): Promise<StoredMessage[]> {
  const targets = new Map<number, number>();
  for (const { seq, kind, body } of messages) {
    if (kind !== "event") continue;
    const event = fromJson<StoredEvent>(body);
    if (event.type === "message.changed") targets.set(seq, event.seq);
  }
  if (targets.size === 0) return messages;
  const rows = await db
    .selectFrom("messages")
    .select(["seq", "body", "extra"])
    .where("conversationId", "=", conversation.id)
    .where("seq", "in", [...new Set(targets.values())])
    .execute();
  const now = new Map(rows.map((row) => [row.seq, row]));
  return messages.map((message) => {
    const target = now.get(targets.get(message.seq) ?? 0);
    return target ? { ...message, body: changeBody(target) } : message;
  });
}

/** The body of a change as readers get it. */
export function changeBody({ seq, body, extra }: Pick<MessageRow, "seq" | "body" | "extra">): string {
  const event: ConversationEvent = {
    type: "message.changed",
    seq,
    text: body,
    extra: extra === null ? null : fromJson<MessageExtra>(extra),
  };
  return JSON.stringify(event);
}

/** Not a join, as in withContact. */
function withAuthor(db: Db, conversation: { id: string }) {
  return db
    .selectFrom("messages")
    .selectAll("messages")
    .select((eb) =>
      eb
        .selectFrom("operators")
        .select("name")
        .whereRef("operators.id", "=", "messages.authorId")
        .as("operatorName"),
    )
    .where("messages.conversationId", "=", conversation.id);
}

function named(conversation: Conversation, row: MessageRow & { operatorName: string | null }): StoredMessage {
  const { operatorName, ...message } = row;
  const today = message.authorKind === "visitor" ? conversation.contactName : (operatorName ?? "");
  return { ...message, authorName: message.authorName ?? today };
}

/** Which part of a conversation: what follows a seq, what precedes one, or the newest. */
export type PageRange = { after: number } | { before: number } | "newest";

/** A page in ascending order, with whether more lies beyond it in the direction asked. */
export async function readMessages(
  db: Db,
  conversation: Conversation,
  range: PageRange,
  publicOnly: boolean,
): Promise<{ messages: StoredMessage[]; more: boolean }> {
  const forward = range !== "newest" && "after" in range;
  let query = withAuthor(db, conversation)
    .orderBy("messages.seq", forward ? "asc" : "desc")
    .limit(PAGE_SIZE + 1);
  if (publicOnly) query = query.where("messages.visibility", "=", "public");
  if (forward) query = query.where("messages.seq", ">", range.after);
  else if (range !== "newest") query = query.where("messages.seq", "<", range.before);
  const rows = await query.execute();
  const more = rows.length > PAGE_SIZE;
  const page = rows.slice(0, PAGE_SIZE).map((row) => named(conversation, row));
  const messages = await withChanged(db, conversation, page);
  return { messages: forward ? messages : messages.reverse(), more };
}

/** How many messages of visitors follow the operator's cursor, for each conversation the operator takes part in. */
export async function countUnread(
  db: Db,
  operatorId: string,
  conversationIds: string[],
): Promise<Map<string, number>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("messages")
    .innerJoin("participants", (join) =>
      join
        .onRef("participants.conversationId", "=", "messages.conversationId")
        .on("participants.operatorId", "=", operatorId),
    )
    .select(["messages.conversationId", (eb) => eb.fn.countAll<number>().as("count")])
    .where("messages.conversationId", "in", conversationIds)
    .where("messages.authorKind", "=", "visitor")
    .whereRef("messages.seq", ">", "participants.readSeq")
    .groupBy("messages.conversationId")
    .execute();
  return new Map(rows.map((row) => [row.conversationId, Number(row.count)]));
}

/** As it goes over the wire; `prev` only where the reader may be missing what lies before. */
export function toWire(app: Pick<App, "now">, stored: StoredMessage, prev?: number): Message {
  return {
    conversationId: stored.conversationId,
    seq: stored.seq,
    ...(prev !== undefined && { prev }),
    clientId: stored.clientId,
    author: { kind: stored.authorKind as Author["kind"], id: stored.authorId, name: stored.authorName },
    visibility: stored.visibility as Message["visibility"],
    text: stored.kind === "event" ? "" : stored.body,
    ...(stored.extra && { extra: signExtra(fromJson<MessageExtra>(stored.extra), app.now()) }),
    event: stored.kind === "event" ? signEvent(fromJson<ConversationEvent>(stored.body), app.now()) : null,
    at: stored.at,
  };
}
