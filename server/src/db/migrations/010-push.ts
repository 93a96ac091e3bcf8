import type { Kysely } from "kysely";

/** Being told: what each operator wants to hear of, and the browsers that get it with no page open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("operators").addColumn("alerts", "text").execute();
  await db.schema
    .alterTable("connections")
    .addColumn("attending", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("pushSubscriptions")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("endpointHash", "text", (c) => c.notNull().unique())
    .addColumn("endpoint", "text", (c) => c.notNull())
    .addColumn("p256dh", "text", (c) => c.notNull())
    .addColumn("auth", "text", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.references("operators.id").onDelete("cascade"))
    .addColumn("sessionHash", "text", (c) => c.references("sessions.tokenHash").onDelete("cascade"))
    .addColumn("visitorId", "text", (c) => c.references("visitors.id").onDelete("cascade"))
    .addColumn("locale", "text", (c) => c.notNull())
    .addColumn("pageUrl", "text")
    .addColumn("userAgent", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  for (const column of ["operatorId", "sessionHash", "visitorId"]) {
    await db.schema
      .createIndex(`pushSubscriptions_${column}`)
      .on("pushSubscriptions")
      .column(column)
      .execute();
  }
  await db.schema
    .createTable("pushNotices")
    .addColumn("subscriptionId", "text", (c) =>
      c.notNull().references("pushSubscriptions.id").onDelete("cascade"),
    )
    .addColumn("tag", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("conversationId", "text", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("pushNotices_key", ["subscriptionId", "tag"])
    .execute();
  await db.schema
    .createIndex("pushNotices_conversation")
    .on("pushNotices")
    .column("conversationId")
    .execute();
}
