import type { Kysely } from "kysely";
import { clustered, type Engine } from "../dialect.ts";

/** Steering a conversation: hold, snooze, priority, subject, tags, helpers, what the page says of it. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema.alterTable("chats").addColumn("heldAt", "bigint").execute();
  await db.schema.alterTable("chats").addColumn("holdReason", "text").execute();
  await db.schema
    .alterTable("conversations")
    .addColumn("priority", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable("conversations").addColumn("subject", "text").execute();
  await db.schema.alterTable("conversations").addColumn("snoozedUntil", "bigint").execute();
  await db.schema.alterTable("conversations").addColumn("variables", "text").execute();
  await db.schema
    .alterTable("participants")
    .addColumn("helping", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("tags")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("folded", "text", (c) => c.notNull().unique())
    .addColumn("color", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  const conversationTags = db.schema
    .createTable("conversationTags")
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("tagId", "text", (c) => c.notNull().references("tags.id"))
    .addPrimaryKeyConstraint("conversationTags_key", ["conversationId", "tagId"]);
  await clustered(conversationTags, engine).execute();
  await db.schema.createIndex("conversationTags_tag").on("conversationTags").column("tagId").execute();
}
