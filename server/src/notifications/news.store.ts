import type { Db } from "../db/store.ts";
import type { Notice } from "./push-job.ts";

/** Everything that decides whether a notice is still news, and what it says. */
export type News = NonNullable<Awaited<ReturnType<typeof findNews>>>;

/** The conversation as it is now, seen by this operator (or by its visitor). */
export async function findNews(
  db: Db,
  { conversationId, seq }: Pick<Notice, "conversationId" | "seq">,
  operatorId: string | null,
) {
  return db
    .selectFrom("conversations as c")
    .innerJoin("contacts", "contacts.id", "c.contactId")
    .innerJoin("departments", "departments.id", "c.departmentId")
    .leftJoin("chats", "chats.id", "c.chatId")
    .leftJoin("tickets", "tickets.conversationId", "c.id")
    .leftJoin("participants as p", (join) =>
      join.onRef("p.conversationId", "=", "c.id").on("p.operatorId", "=", operatorId ?? ""),
    )
    .leftJoin("messages as m", (join) => join.onRef("m.conversationId", "=", "c.id").on("m.seq", "=", seq))
    .leftJoin("operators as author", "author.id", "m.authorId")
    .leftJoin("operators as owner", "owner.id", "chats.operatorId")
    .select(["c.number", "c.visitorId", "c.visitorReadSeq", "c.waitingSince", "c.last"])
    .select(["contacts.name as contactName", "departments.names as departmentNames"])
    .select(["chats.state", "chats.operatorId", "chats.offeredTo", "chats.offerExpiresAt"])
    .select(["chats.transferTo", "chats.transferExpiresAt"])
    .select(["tickets.status as ticketStatus", "tickets.subject"])
    .select(["p.readSeq", "m.body", "m.kind", "m.visibility"])
    .select((eb) => eb.fn.coalesce("m.authorName", "author.name").as("authorName"))
    .select("owner.name as ownerName")
    .where("c.id", "=", conversationId)
    .executeTakeFirst();
}
