import type { Kysely } from "kysely";

/** Browsers in which a link from a mail was opened: each sees that one conversation, for as long as the link lives. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("linkedBrowsers")
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("browserHash", "text", (c) => c.notNull())
    .addColumn("linkHash", "text", (c) => c.notNull())
    .addColumn("visitorId", "text", (c) => c.notNull().references("visitors.id"))
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("expiresAt", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("linkedBrowsers_key", ["siteId", "browserHash"])
    .execute();
  await db.schema.createIndex("linkedBrowsers_visitor").on("linkedBrowsers").column("visitorId").execute();
}
