import { type Kysely, sql } from "kysely";

/** What visitors were asked to share, what they allowed, and how it ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("shares")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("chatId", "text", (c) => c.notNull())
    .addColumn("visitorId", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("media", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("rev", "integer", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("askedAt", "bigint", (c) => c.notNull())
    .addColumn("expiresAt", "bigint", (c) => c.notNull())
    .addColumn("browserHash", "text")
    .addColumn("startedAt", "bigint")
    .addColumn("seenAt", "bigint")
    .addColumn("endedAt", "bigint")
    .addColumn("ending", "text")
    .addColumn("level", "text", (c) => c.notNull())
    .addColumn("controlledBy", "text")
    .addColumn("askedLevel", "text")
    .addColumn("levelAskedBy", "text")
    .addColumn("recordingAskedBy", "text")
    .addColumn("recordedSince", "bigint")
    .execute();
  // One of a kind at a time, whoever asks, in whatever process.
  await db.schema
    .createIndex("shares_open")
    .unique()
    .on("shares")
    .columns(["conversationId", "kind"])
    .where(sql.ref("endedAt"), "is", null)
    .execute();
  await db.schema
    .createIndex("shares_visitor")
    .on("shares")
    .column("visitorId")
    .where(sql.ref("endedAt"), "is", null)
    .execute();
  await db.schema.createIndex("shares_conversation").on("shares").column("conversationId").execute();
  await db.schema.createIndex("shares_chat").on("shares").column("chatId").execute();
}
