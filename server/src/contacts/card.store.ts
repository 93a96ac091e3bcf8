import type { ContactConversation, ContactRating } from "@palique/shared/contacts.ts";
import type { Rating, TicketStatus, TicketType } from "@palique/shared/conversation.ts";
import { type Scope, visibleTo } from "../conversations/summaries.store.ts";
import { type Db, fromJson } from "../db/store.ts";

/** Those contacts that have a conversation the operator may see. */
export async function listWithVisible(db: Db, scope: Scope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await visibleTo(db, scope)
    .clearSelect()
    .select("conversations.contactId")
    .distinct()
    .where("conversations.contactId", "in", [...ids])
    .execute();
  return rows.map(({ contactId }) => contactId);
}

/** Those who were on one of these sites at or after `since`. */
export async function listVisiting(
  db: Db,
  contactIds: readonly string[],
  siteIds: readonly string[],
  since: number,
): Promise<string[]> {
  if (contactIds.length === 0 || siteIds.length === 0) return [];
  const rows = await db
    .selectFrom("visits")
    .innerJoin("visitors", "visitors.id", "visits.visitorId")
    .select("visitors.contactId")
    .distinct()
    .where("visitors.contactId", "in", [...contactIds])
    .where("visits.siteId", "in", [...siteIds])
    .where("visits.endedAt", ">=", since)
    .execute();
  return rows.map(({ contactId }) => contactId);
}

/** Newest first. */
export async function listConversationsOf(
  db: Db,
  scope: Scope,
  contactId: string,
  limit: number,
): Promise<ContactConversation[]> {
  const rows = await visibleTo(db, scope)
    .clearSelect()
    .select([
      "conversations.id",
      "conversations.number",
      "conversations.departmentId",
      "conversations.subject",
      "conversations.last",
      "conversations.createdAt",
      "conversations.lastAt",
      "chats.state as chat",
      "tickets.subject as ticketSubject",
      "tickets.type",
      "tickets.status",
    ])
    .where("conversations.contactId", "=", contactId)
    .orderBy("conversations.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ ticketSubject, type, status, last, subject, chat, ...row }) => ({
    ...row,
    subject: ticketSubject || subject || "",
    last: last === null ? "" : fromJson<{ text: string }>(last).text,
    chat: chat as ContactConversation["chat"],
    ticket: type && status ? { type: type as TicketType, status: status as TicketStatus } : null,
  }));
}

/** What they thought of chats the operator may see, newest first. */
export async function listRatingsOf(
  db: Db,
  scope: Scope,
  contactId: string,
  limit: number,
): Promise<ContactRating[]> {
  const rows = await db
    .selectFrom("ratings")
    .innerJoin("conversations", "conversations.id", "ratings.conversationId")
    .leftJoin("operators", "operators.id", "ratings.operatorId")
    .select(["ratings.kind", "ratings.score", "ratings.comment", "ratings.at"])
    .select(["conversations.number", "operators.name as operatorName"])
    .where("conversations.contactId", "=", contactId)
    .where(
      "conversations.id",
      "in",
      visibleTo(db, scope)
        .clearSelect()
        .select("conversations.id")
        .where("conversations.contactId", "=", contactId),
    )
    .orderBy("ratings.at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ kind, score, comment, at, number, operatorName }) => ({
    rating: { kind: kind as Rating["kind"], score, comment },
    at,
    conversationNumber: number,
    operatorName: operatorName ?? "",
  }));
}

/** The browsers, and the customers they stand for; the newest. */
export function listVisitorsOf(db: Db, contactId: string, limit: number) {
  return db
    .selectFrom("visitors")
    .innerJoin("sites", "sites.id", "visitors.siteId")
    .select(["visitors.id", "visitors.externalId", "visitors.claims", "visitors.seenAt"])
    .select("sites.name as siteName")
    .where("contactId", "=", contactId)
    .orderBy("visitors.seenAt", "desc")
    .limit(limit)
    .execute();
}
