import { type Kysely, sql } from "kysely";

/** Files on their way and in messages. The bytes lie in DATA_DIR/files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("files")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("owner", "text", (c) => c.notNull())
    .addColumn("clientId", "text", (c) => c.notNull())
    .addColumn("conversationId", "text", (c) => c.references("conversations.id"))
    .addColumn("seq", "bigint")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("size", "bigint", (c) => c.notNull())
    .addColumn("received", "bigint", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("width", "integer")
    .addColumn("height", "integer")
    .addColumn("voiceMs", "integer")
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("path", "text", (c) => c.notNull())
    .addColumn("thumbnail", "text")
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("touchedAt", "bigint", (c) => c.notNull())
    .addUniqueConstraint("files_once", ["owner", "clientId"])
    .execute();
  await db.schema.createIndex("files_of_message").on("files").columns(["conversationId", "seq"]).execute();
  await db.schema
    .createIndex("files_unused")
    .on("files")
    .columns(["touchedAt"])
    .where(sql.ref("state"), "!=", "used")
    .execute();
}
