import type { Kysely } from "kysely";

/** Ready-made texts, messages that wait while they are "typed", and what a department says by itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("cannedMessages")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("scope", "text", (c) => c.notNull())
    .addColumn("ownerId", "text", (c) => c.notNull())
    .addColumn("shortcut", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("folder", "text", (c) => c.notNull())
    .addColumn("texts", "text", (c) => c.notNull())
    .addColumn("uses", "integer", (c) => c.notNull())
    .addColumn("updatedAt", "bigint", (c) => c.notNull())
    .addUniqueConstraint("canned_shortcut", ["scope", "ownerId", "shortcut"])
    .execute();
  await db.schema
    .createTable("scheduledMessages")
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("clientId", "text", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("place", "bigint", (c) => c.notNull())
    .addColumn("typingMs", "integer", (c) => c.notNull())
    .addColumn("startsAt", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("scheduled_key", ["conversationId", "clientId"])
    .execute();
  await db.schema.createIndex("scheduled_state").on("scheduledMessages").columns(["state", "at"]).execute();
  await db.schema
    .alterTable("conversations")
    .addColumn("scheduled", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("messages").addColumn("authorName", "text").execute();
  await db.schema.alterTable("departments").addColumn("auto", "text").execute();
  await db.schema.alterTable("chats").addColumn("autoSince", "bigint").execute();
  await db.schema
    .alterTable("chats")
    .addColumn("autoStep", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
