import type { Author, ConversationEvent, Message } from "@palique/shared/conversation.ts";
import { PAGE_SIZE } from "@palique/shared/limits.ts";
import type { Selectable } from "kysely";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";
import { type Conversation, updateNewest } from "./conversations.store.ts";

type MessageRow = Selectable<Database["messages"]>;
/** A message as stored, with the name its author goes by. */
export type StoredMessage = MessageRow & { authorName: string };

export interface NewMessage {
  clientId: string;
  author: Author;
  visibility: "public" | "internal";
  content: { text: string } | { event: ConversationEvent };
  at: number;
}

export interface Appended {
  conversation: Conversation;
  message: StoredMessage;
  /** Seq of the public message before it. */
  prevPublic: number;
}

const insertMessage = prepared((db, row: MessageRow) => {
  const { conversationId, seq, clientId, authorKind, authorId, visibility, kind, body, at } = row;
  const values = { conversationId, seq, clientId, authorKind, authorId, visibility, kind, body, at };
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
  const row: MessageRow = {
    conversationId: conversation.id,
    seq,
    clientId,
    authorKind: author.kind,
    authorId: author.id,
    visibility,
    kind: isEvent ? "event" : "text",
    body: isEvent ? JSON.stringify(content.event) : content.text,
    at,
  };
  await insertMessage(trx, row);
  const changed = await updateNewest(trx, conversation, {
    lastSeq: seq,
    lastAt: at,
    ...(visibility === "public" && { lastPublicSeq: seq }),
    ...(visibility === "public" && (!isEvent || isQuiet(conversation)) && { last: preview(input) }),
    ...(!isEvent && visibility === "public" && { waitingSince: waitingSince(conversation, author, at) }),
  });
  return {
    conversation: changed,
    message: { ...row, authorName: author.name },
    prevPublic: conversation.lastPublicSeq,
  };
}

/** Nobody has said anything yet. What happens later does not push people's last words out of the row. */
function isQuiet(conversation: Conversation): boolean {
  return conversation.last === null || fromJson<{ event: unknown }>(conversation.last).event !== null;
}

function preview({ author, content, at }: NewMessage): string {
  const isEvent = "event" in content;
  // Not in the middle of an emoji.
  const text = isEvent ? "" : content.text.slice(0, PREVIEW).replace(/[\uD800-\uDBFF]$/, "");
  return JSON.stringify({ kind: author.kind, text, event: isEvent ? content.event : null, at });
}

function waitingSince(conversation: Conversation, author: Author, at: number): number | null {
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
  return row && named(conversation, row);
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
  const authorName = message.authorKind === "visitor" ? conversation.contactName : (operatorName ?? "");
  return { ...message, authorName };
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
  const messages = rows.slice(0, PAGE_SIZE).map((row) => named(conversation, row));
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
export function toWire(stored: StoredMessage, prev?: number): Message {
  return {
    conversationId: stored.conversationId,
    seq: stored.seq,
    ...(prev !== undefined && { prev }),
    clientId: stored.clientId,
    author: { kind: stored.authorKind as Author["kind"], id: stored.authorId, name: stored.authorName },
    visibility: stored.visibility as Message["visibility"],
    text: stored.kind === "event" ? "" : stored.body,
    event: stored.kind === "event" ? fromJson<ConversationEvent>(stored.body) : null,
    at: stored.at,
  };
}
