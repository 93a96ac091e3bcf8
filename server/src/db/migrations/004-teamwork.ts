import type { Kysely } from "kysely";

/** Handing a chat over, and bringing colleagues in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("chats").addColumn("transferTo", "text").execute();
  await db.schema.alterTable("chats").addColumn("transferExpiresAt", "bigint").execute();
  await db.schema
    .alterTable("participants")
    .addColumn("invited", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("mentions")
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("mentions_key", ["operatorId", "conversationId", "seq"])
    .execute();
}
