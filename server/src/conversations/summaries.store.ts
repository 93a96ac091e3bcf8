import type { Helper } from "@palique/shared/control.ts";
import type { Rating, TicketStatus, TicketType } from "@palique/shared/conversation.ts";
import type { ChatSummary, ConversationSummary, TicketSummary } from "@palique/shared/operator.ts";
import type { ShareKind } from "@palique/shared/share-names.ts";
import { type Expression, type SqlBool, sql } from "kysely";
import { type Db, fromJson } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { listShared } from "../sharing/shares.store.ts";
import { listTagIds } from "../tags/tags.store.ts";
import { listHelpers } from "./participants.store.ts";

function selectSummaries(db: Db) {
  return db
    .selectFrom("conversations")
    .innerJoin("contacts", "contacts.id", "conversations.contactId")
    .innerJoin("visitors", "visitors.id", "conversations.visitorId")
    .leftJoin("chats", "chats.id", "conversations.chatId")
    .leftJoin("ratings", "ratings.chatId", "conversations.chatId")
    .leftJoin("tickets", "tickets.conversationId", "conversations.id")
    .select([
      "conversations.id",
      "conversations.number",
      "conversations.rev",
      "conversations.siteId",
      "conversations.departmentId",
      "conversations.contactId",
      "conversations.lastSeq",
      "conversations.lastAt",
      "conversations.last",
      "conversations.waitingSince",
      "conversations.createdAt",
      "conversations.priority",
      "conversations.subject",
      "conversations.snoozedUntil",
      "contacts.name",
      "contacts.email",
      "visitors.language",
      "chats.id as chatId",
      "chats.state as chatState",
      "chats.priority as chatPriority",
      "chats.queueKey",
      "chats.queuedAt",
      "chats.takenAt",
      "chats.endedAt",
      "chats.operatorId",
      "chats.offeredTo",
      "chats.offerExpiresAt",
      "chats.transferTo",
      "chats.transferExpiresAt",
      "chats.heldAt",
      "chats.holdReason",
      "ratings.kind as ratingKind",
      "ratings.score",
      "ratings.comment",
      "tickets.type as ticketType",
      "tickets.subject as ticketSubject",
      "tickets.status as ticketStatus",
      "tickets.createdAt as ticketAt",
      "tickets.resolvedAt",
    ]);
}

/** What hangs on conversations and is read for all rows at once. */
interface Attached {
  tagIds: ReadonlyMap<string, string[]>;
  helpers: ReadonlyMap<string, Helper[]>;
  shared: ReadonlyMap<string, ShareKind[]>;
}

async function withAttached(db: Db, rows: readonly Row[]): Promise<ConversationSummary[]> {
  const ids = rows.map((row) => row.id);
  const live = rows.filter((row) => row.chatState !== null && row.chatState !== "ended").map((row) => row.id);
  const [tagIds, helpers, shared] = await Promise.all([
    listTagIds(db, ids),
    listHelpers(db, ids),
    listShared(db, live),
  ]);
  return rows.map((row) => toSummary(row, { tagIds, helpers, shared }));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSummaries>["execute"]>>[number];

function toSummary(row: Row, { tagIds, helpers, shared }: Attached): ConversationSummary {
  return {
    id: row.id,
    number: row.number,
    rev: row.rev,
    siteId: row.siteId,
    departmentId: row.departmentId,
    contact: { id: row.contactId, name: row.name, email: row.email },
    language: row.language,
    lastSeq: row.lastSeq,
    lastAt: row.lastAt,
    last: row.last === null ? null : fromJson<ConversationSummary["last"]>(row.last),
    waitingSince: row.waitingSince,
    chat: toChat(row),
    ticket: toTicket(row),
    priority: row.priority,
    subject: row.subject ?? "",
    tagIds: tagIds.get(row.id) ?? [],
    snoozedUntil: row.snoozedUntil,
    helpers: helpers.get(row.id) ?? [],
    sharing: shared.get(row.id) ?? [],
    createdAt: row.createdAt,
  };
}

function toChat(row: Row): ChatSummary | null {
  const { chatId, queuedAt, queueKey, chatPriority: priority, heldAt } = row;
  if (chatId === null || queuedAt === null || queueKey === null || priority === null) return null;
  return {
    id: chatId,
    state: row.chatState as ChatSummary["state"],
    priority,
    queueKey,
    queuedAt,
    takenAt: row.takenAt,
    endedAt: row.endedAt,
    operatorId: row.operatorId,
    offer: askedUntil(row.offeredTo, row.offerExpiresAt),
    transfer: askedUntil(row.transferTo, row.transferExpiresAt),
    held: heldAt === null ? null : { since: heldAt, reason: row.holdReason ?? "" },
    rating: toRating(row),
  };
}

function toRating({ ratingKind, score, comment }: Row): Rating | null {
  if (ratingKind === null || score === null || comment === null) return null;
  return { kind: ratingKind as Rating["kind"], score, comment };
}

function askedUntil(operatorId: string | null, expiresAt: number | null): ChatSummary["offer"] {
  return operatorId !== null && expiresAt !== null ? { operatorId, expiresAt } : null;
}

function toTicket(row: Row): TicketSummary | null {
  if (row.ticketType === null || row.ticketSubject === null || row.ticketAt === null) return null;
  return {
    type: row.ticketType as TicketType,
    subject: row.ticketSubject,
    status: row.ticketStatus as TicketStatus,
    createdAt: row.ticketAt,
    resolvedAt: row.resolvedAt,
  };
}

export async function listSummaries(db: Db, ids: readonly string[]): Promise<ConversationSummary[]> {
  if (ids.length === 0) return [];
  const rows = await selectSummaries(db)
    .where("conversations.id", "in", [...ids])
    .execute();
  return withAttached(db, rows);
}

/** Those of them that the operator may see, in no order. */
export async function listVisible(
  db: Db,
  scope: Scope,
  ids: readonly string[],
): Promise<ConversationSummary[]> {
  if (ids.length === 0) return [];
  const rows = await visibleTo(db, scope)
    .where("conversations.id", "in", [...ids])
    .execute();
  return withAttached(db, rows);
}

/** The same, by id only. */
export async function listVisibleIds(db: Db, scope: Scope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await visibleTo(db, scope)
    .clearSelect()
    .select("conversations.id")
    .where("conversations.id", "in", [...ids])
    .execute();
  return rows.map((row) => row.id);
}

/** One row of the inbox as it is now. */
export async function describeConversation(db: Db, id: string): Promise<ConversationSummary> {
  const [summary] = await listSummaries(db, [id]);
  if (!summary) throw new AppError("not-found");
  return summary;
}

/** What an operator may see: by department, or everything (null); always what they are responsible for. */
export interface Scope {
  operatorId: string;
  departmentIds: readonly string[] | null;
}

export function visibleTo(db: Db, scope: Scope) {
  const { departmentIds } = scope;
  if (departmentIds === null) return selectSummaries(db);
  return selectSummaries(db).where((eb) =>
    eb.or([
      eb("chats.operatorId", "=", scope.operatorId),
      eb("chats.transferTo", "=", scope.operatorId),
      eb.exists(
        eb
          .selectFrom("participants")
          .select("invited")
          .whereRef("participants.conversationId", "=", "conversations.id")
          .where("participants.operatorId", "=", scope.operatorId)
          .where("invited", "=", 1),
      ),
      ...(departmentIds.length > 0 ? [eb("conversations.departmentId", "in", [...departmentIds])] : []),
    ]),
  );
}

/** Everything that needs somebody: waiting and active chats, and tickets that are not resolved. */
export async function listOpen(db: Db, scope: Scope, limit: number): Promise<ConversationSummary[]> {
  const chats = await visibleTo(db, scope)
    .where("chats.state", "in", ["queued", "active"])
    .orderBy("chats.queueKey")
    .limit(limit)
    .execute();
  const tickets = await visibleTo(db, scope)
    .where("tickets.status", "in", ["open", "waiting"])
    .where((eb) => eb.or([eb("chats.state", "is", null), eb("chats.state", "=", "ended")]))
    .orderBy("tickets.createdAt", "desc")
    .limit(limit)
    .execute();
  return withAttached(db, [...chats, ...tickets]);
}

/** Newest first, `limit` of them, before the conversation named by the cursor. */
export async function listPage(
  db: Db,
  scope: Scope,
  filter: { tickets: boolean; status: TicketStatus | null; before: string | null },
  limit: number,
): Promise<ConversationSummary[]> {
  const { tickets, status, before } = filter;
  const rows = await visibleTo(db, scope)
    .$if(tickets, (query) => query.where("tickets.status", "is not", null))
    .$if(status !== null, (query) => query.where("tickets.status", "=", status))
    // What is put off has a list of its own.
    .$if(tickets && status !== null && status !== "resolved", (query) =>
      query.where("conversations.snoozedUntil", "is", null),
    )
    .$if(before !== null, (query) => query.where("conversations.id", "<", before ?? ""))
    .orderBy("conversations.id", "desc")
    .limit(limit)
    .execute();
  return withAttached(db, rows);
}

/** What views are ordered by: smallest first, as view-match.ts says it of one row. */
const ORDERS = {
  waiting: sql<number>`coalesce("conversations"."waitingSince", ${sql.lit(Number.MAX_SAFE_INTEGER)})`,
  priority: sql<number>`-"conversations"."priority"`,
  activity: sql<number>`-"conversations"."lastAt"`,
  newest: sql<number>`-"conversations"."createdAt"`,
} as const;

interface Matching {
  where: Expression<SqlBool>;
  order: keyof typeof ORDERS;
  /** The last row of the page before. */
  after: { key: number; id: string } | null;
  limit: number;
}

/** The rows a view lets through, a page at a time. */
export async function listMatching(
  db: Db,
  scope: Scope,
  { where, order, after, limit }: Matching,
): Promise<ConversationSummary[]> {
  const key = ORDERS[order];
  let query = visibleTo(db, scope).where(where);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb(key, ">", after.key),
        eb.and([eb(key, "=", after.key), eb("conversations.id", "<", after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy(key).orderBy("conversations.id", "desc").limit(limit).execute();
  return withAttached(db, rows);
}

/** How many there are, up to `most`: nobody reads a larger number, and counting on would take its time. */
export async function countMatching(
  db: Db,
  scope: Scope,
  where: Expression<SqlBool>,
  most: number,
): Promise<number> {
  const found = visibleTo(db, scope).clearSelect().select("conversations.id").where(where).limit(most);
  const row = await db
    .selectFrom(found.as("found"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
