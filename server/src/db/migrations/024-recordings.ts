import type { Kysely } from "kysely";

/** Recordings of pages that were co-browsed; their bytes lie in DATA_DIR/recordings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("recordings")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("shareId", "text", (c) => c.notNull())
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("startedAt", "bigint", (c) => c.notNull())
    .addColumn("endedAt", "bigint")
    .addColumn("durationMs", "integer", (c) => c.notNull())
    .addColumn("size", "bigint", (c) => c.notNull())
    .execute();
  // One for each consent, whichever process writes it.
  await db.schema
    .createIndex("recordings_share")
    .unique()
    .on("recordings")
    .columns(["shareId", "startedAt"])
    .execute();
  await db.schema.createIndex("recordings_conversation").on("recordings").column("conversationId").execute();
  await db.schema.createIndex("recordings_started").on("recordings").column("startedAt").execute();
}
