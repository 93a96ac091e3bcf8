import type { Db } from "../db/store.ts";
import { type Scope, visibleTo } from "./summaries.store.ts";

/** Other conversations with the same person that the operator may see, newest first. */
export function listEarlier(
  db: Db,
  scope: Scope,
  { id, contactId }: { id: string; contactId: string },
  limit: number,
) {
  return visibleTo(db, scope)
    .clearSelect()
    .select(["conversations.id", "conversations.number", "conversations.createdAt", "conversations.last"])
    .select("tickets.subject as ticketSubject")
    .where("conversations.contactId", "=", contactId)
    .where("conversations.id", "!=", id)
    .orderBy("conversations.id", "desc")
    .limit(limit)
    .execute();
}
