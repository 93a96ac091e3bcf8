import type { TicketStatus } from "@palique/shared/conversation.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

export type Ticket = Selectable<Database["tickets"]>;

export function findTicket(db: Db, conversationId: string): Promise<Ticket | undefined> {
  return db.selectFrom("tickets").selectAll().where("conversationId", "=", conversationId).executeTakeFirst();
}

export async function insertTicket(trx: Db, ticket: Ticket): Promise<void> {
  await trx.insertInto("tickets").values(ticket).execute();
}

/** True when the status is another one now. */
export async function updateTicketStatus(
  trx: Db,
  conversationId: string,
  status: TicketStatus,
  now: number,
): Promise<boolean> {
  const result = await trx
    .updateTable("tickets")
    .set({ status, resolvedAt: status === "resolved" ? now : null })
    .where("conversationId", "=", conversationId)
    .where("status", "!=", status)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The number of the ticket that this visitor's repeated request already made. */
export async function findTicketByClientId(
  db: Db,
  visitorId: string,
  clientId: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("conversations")
    .innerJoin("messages", "messages.conversationId", "conversations.id")
    .select("conversations.number")
    .where("conversations.visitorId", "=", visitorId)
    .where("messages.clientId", "=", clientId)
    .executeTakeFirst();
  return row?.number;
}
