import type { Kysely } from "kysely";

/** What comes after a chat: rating, resuming, mails about missed answers; and keeping somebody out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("departments")
    .addColumn("rating", "text", (c) => c.notNull().defaultTo("off"))
    .execute();
  await db.schema
    .alterTable("departments")
    .addColumn("resumeMinutes", "integer", (c) => c.notNull().defaultTo(30))
    .execute();
  await db.schema
    .alterTable("visitors")
    .addColumn("address", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema
    .alterTable("contacts")
    .addColumn("missedMails", "integer", (c) => c.notNull().defaultTo(1))
    .execute();

  await db.schema
    .createTable("ratings")
    .addColumn("chatId", "text", (c) => c.primaryKey().references("chats.id"))
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("departmentId", "text", (c) => c.notNull().references("departments.id"))
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("score", "integer", (c) => c.notNull())
    .addColumn("comment", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("changedAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("ratings_at").on("ratings").column("at").execute();

  await db.schema
    .createTable("blocks")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("value", "text", (c) => c.notNull())
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("expiresAt", "bigint")
    .execute();
  await db.schema.createIndex("blocks_value").on("blocks").columns(["kind", "value"]).execute();

  await db.schema
    .createTable("missedMails")
    .addColumn("conversationId", "text", (c) => c.primaryKey().references("conversations.id"))
    .addColumn("mailedSeq", "bigint", (c) => c.notNull())
    .addColumn("mailedAt", "bigint", (c) => c.notNull())
    .execute();

  await db.schema
    .createTable("chatLinks")
    .addColumn("tokenHash", "text", (c) => c.primaryKey())
    .addColumn("visitorId", "text", (c) => c.notNull().references("visitors.id"))
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("expiresAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("chatLinks_visitor").on("chatLinks").column("visitorId").execute();
}
