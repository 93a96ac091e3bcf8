import type { TicketStatus, TicketType } from "@palique/shared/conversation.ts";
import type { ChatSummary, ConversationSummary, TicketSummary } from "@palique/shared/operator.ts";
import { type Db, fromJson } from "../db/store.ts";
import { AppError } from "../errors.ts";

function selectSummaries(db: Db) {
  return db
    .selectFrom("conversations")
    .innerJoin("contacts", "contacts.id", "conversations.contactId")
    .innerJoin("visitors", "visitors.id", "conversations.visitorId")
    .leftJoin("chats", "chats.id", "conversations.chatId")
    .leftJoin("tickets", "tickets.conversationId", "conversations.id")
    .select([
      "conversations.id",
      "conversations.number",
      "conversations.rev",
      "conversations.siteId",
      "conversations.departmentId",
      "conversations.lastSeq",
      "conversations.last",
      "conversations.waitingSince",
      "conversations.createdAt",
      "contacts.name",
      "contacts.email",
      "visitors.language",
      "chats.id as chatId",
      "chats.state as chatState",
      "chats.priority",
      "chats.queueKey",
      "chats.queuedAt",
      "chats.takenAt",
      "chats.endedAt",
      "chats.operatorId",
      "chats.offeredTo",
      "chats.offerExpiresAt",
      "chats.transferTo",
      "chats.transferExpiresAt",
      "tickets.type as ticketType",
      "tickets.subject",
      "tickets.status as ticketStatus",
      "tickets.createdAt as ticketAt",
      "tickets.resolvedAt",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectSummaries>["execute"]>>[number];

function toSummary(row: Row): ConversationSummary {
  return {
    id: row.id,
    number: row.number,
    rev: row.rev,
    siteId: row.siteId,
    departmentId: row.departmentId,
    contact: { name: row.name, email: row.email },
    language: row.language,
    lastSeq: row.lastSeq,
    last: row.last === null ? null : fromJson<ConversationSummary["last"]>(row.last),
    waitingSince: row.waitingSince,
    chat: toChat(row),
    ticket: toTicket(row),
    createdAt: row.createdAt,
  };
}

function toChat(row: Row): ChatSummary | null {
  const { chatId, queuedAt, queueKey, priority } = row;
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
  };
}

function askedUntil(operatorId: string | null, expiresAt: number | null): ChatSummary["offer"] {
  return operatorId !== null && expiresAt !== null ? { operatorId, expiresAt } : null;
}

function toTicket(row: Row): TicketSummary | null {
  if (row.ticketType === null || row.subject === null || row.ticketAt === null) return null;
  return {
    type: row.ticketType as TicketType,
    subject: row.subject,
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
  return rows.map(toSummary);
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

function visibleTo(db: Db, scope: Scope) {
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
  return [...chats, ...tickets].map(toSummary);
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
    .$if(before !== null, (query) => query.where("conversations.id", "<", before ?? ""))
    .orderBy("conversations.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toSummary);
}
