import type { Selectable } from "kysely";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import type { Db, Store } from "../db/store.ts";

type ConversationRow = Selectable<Database["conversations"]>;
/** A conversation with the name its visitor goes by, and since when its chat is on hold. */
export type Conversation = ConversationRow & { contactName: string; heldAt: number | null };

/** Not a join: with a bound value SQLite plans one anew each time, which is ten times the work of running it. */
function withContact(db: Db) {
  return db
    .selectFrom("conversations")
    .selectAll("conversations")
    .select((eb) =>
      eb
        .selectFrom("contacts")
        .select("name")
        .whereRef("contacts.id", "=", "conversations.contactId")
        .$asScalar()
        .$notNull()
        .as("contactName"),
    )
    .select((eb) =>
      eb.selectFrom("chats").select("heldAt").whereRef("chats.id", "=", "conversations.chatId").as("heldAt"),
    );
}

/** By id, or by the number people name it by: an id is never digits only. */
export function findConversation(db: Db, ref: string): Promise<Conversation | undefined> {
  const query = withContact(db);
  const named = /^\d{1,9}$/.test(ref)
    ? query.where("conversations.number", "=", Number(ref))
    : query.where("conversations.id", "=", ref);
  return named.executeTakeFirst();
}

const byId = prepared((db, { id }: { id: string }) => withContact(db).where("conversations.id", "=", id));
const byIdLocked = prepared((db, { id }: { id: string }) =>
  withContact(db).where("conversations.id", "=", id).forUpdate("conversations"),
);

/** As findConversation, and nobody else appends to it until the transaction ends. */
export async function findConversationToWrite(
  store: Store,
  trx: Db,
  id: string,
): Promise<Conversation | undefined> {
  const find = store.engine === "postgres" ? byIdLocked : byId;
  return (await find(trx, { id }))[0];
}

/** The visitor's newest conversation that was a chat. */
export function findLatestChatConversation(db: Db, visitorId: string): Promise<Conversation | undefined> {
  return withContact(db)
    .where("conversations.visitorId", "=", visitorId)
    .where("conversations.chatId", "is not", null)
    .orderBy("conversations.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Whose chats these are; conversations without a chat are left out. */
export async function listChatVisitors(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; visitorId: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("conversations")
    .select(["id", "visitorId"])
    .where("id", "in", [...ids])
    .where("chatId", "is not", null)
    .execute();
}

interface NewConversation {
  id: string;
  siteId: string;
  departmentId: string;
  contactId: string;
  contactName: string;
  visitorId: string;
  priority: number;
  /** JSON; null: the page said nothing. */
  variables: string | null;
  now: number;
}

/** Numbered in the order of creation, without holes. */
export async function insertConversation(trx: Db, input: NewConversation): Promise<Conversation> {
  const counter = await trx
    .insertInto("counters")
    .values({ name: "conversation", value: 1 })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({ value: eb("counters.value", "+", 1) })),
    )
    .returning("value")
    .executeTakeFirstOrThrow();
  const { now, contactName, ...given } = input;
  const row: ConversationRow = {
    ...given,
    number: counter.value,
    channel: "web",
    rev: 1,
    lastSeq: 0,
    lastPublicSeq: 0,
    lastAt: now,
    last: null,
    waitingSince: null,
    chatId: null,
    visitorGotSeq: 0,
    visitorReadSeq: 0,
    operatorReadSeq: 0,
    priority: input.priority,
    subject: null,
    snoozedUntil: null,
    variables: input.variables,
    scheduled: 0,
    createdAt: now,
  };
  await trx.insertInto("conversations").values(row).execute();
  return { ...row, contactName, heldAt: null };
}

/** Changes the row and raises its rev, so that every reader knows the newer state. */
export async function updateConversation(
  trx: Db,
  conversation: Conversation,
  patch: Partial<Omit<ConversationRow, "id" | "rev">>,
): Promise<Conversation> {
  const changed = { ...patch, rev: conversation.rev + 1 };
  await trx.updateTable("conversations").set(changed).where("id", "=", conversation.id).execute();
  return { ...conversation, ...changed };
}

type Newest = Pick<ConversationRow, "lastSeq" | "lastAt" | "lastPublicSeq" | "last" | "waitingSince">;
const setNewest = prepared((db, row: Newest & { id: string; rev: number }) => {
  const { id, rev, lastSeq, lastAt, lastPublicSeq, last, waitingSince } = row;
  const changed = { rev, lastSeq, lastAt, lastPublicSeq, last, waitingSince };
  return db.updateTable("conversations").set(changed).where("id", "=", id);
});

/** As updateConversation, for what every message changes. */
export async function updateNewest(
  trx: Db,
  conversation: Conversation,
  newest: Partial<Newest>,
): Promise<Conversation> {
  const changed = { ...conversation, ...newest, rev: conversation.rev + 1 };
  await setNewest(trx, changed);
  return changed;
}

/** For a change that is not in the row itself: of its chat or its ticket. */
export async function raiseRev(trx: Db, conversationId: string): Promise<void> {
  await trx
    .updateTable("conversations")
    .set((eb) => ({ rev: eb("rev", "+", 1) }))
    .where("id", "=", conversationId)
    .execute();
}

/** Read cursors only move forward, and without raising rev: they are not part of the row that people see. */
export async function readByVisitor(trx: Db, conversationId: string, seq: number): Promise<boolean> {
  const result = await trx
    .updateTable("conversations")
    .set({ visitorReadSeq: seq })
    .where("id", "=", conversationId)
    .where("visitorReadSeq", "<", seq)
    .executeTakeFirst();
  return result.numUpdatedRows > 0;
}

/** As readByVisitor, for what has reached the browser. */
export async function gotByVisitor(trx: Db, conversationId: string, seq: number): Promise<boolean> {
  const result = await trx
    .updateTable("conversations")
    .set({ visitorGotSeq: seq })
    .where("id", "=", conversationId)
    .where("visitorGotSeq", "<", seq)
    .executeTakeFirst();
  return result.numUpdatedRows > 0;
}

/** Moves the operator's own cursor. True when it moved. */
export async function readByOperator(
  trx: Db,
  conversationId: string,
  operatorId: string,
  seq: number,
): Promise<boolean> {
  const own = await trx
    .insertInto("participants")
    .values({ conversationId, operatorId, readSeq: seq })
    .onConflict((conflict) =>
      conflict
        .columns(["conversationId", "operatorId"])
        .doUpdateSet({ readSeq: seq })
        .where("participants.readSeq", "<", seq),
    )
    .executeTakeFirst();
  return (own.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Moves the cursor that the visitor sees: somebody who answers has read up to there. True when it moved. */
export async function readForVisitor(trx: Db, conversationId: string, seq: number): Promise<boolean> {
  const shared = await trx
    .updateTable("conversations")
    .set({ operatorReadSeq: seq })
    .where("id", "=", conversationId)
    .where("operatorReadSeq", "<", seq)
    .executeTakeFirst();
  return shared.numUpdatedRows > 0n;
}

export async function findReadSeq(db: Db, conversationId: string, operatorId: string): Promise<number> {
  const row = await db
    .selectFrom("participants")
    .select("readSeq")
    .where("conversationId", "=", conversationId)
    .where("operatorId", "=", operatorId)
    .executeTakeFirst();
  return row?.readSeq ?? 0;
}
