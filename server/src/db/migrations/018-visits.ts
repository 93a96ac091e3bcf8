import { type Kysely, sql } from "kysely";

/** What people who are known did on the sites. Whoever is known already was there at least once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("visits")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("visitorId", "text", (c) => c.notNull().references("visitors.id"))
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("startedAt", "bigint", (c) => c.notNull())
    .addColumn("endedAt", "bigint", (c) => c.notNull())
    .addColumn("referrer", "text", (c) => c.notNull())
    .addColumn("campaign", "text", (c) => c.notNull())
    .addColumn("trail", "text", (c) => c.notNull())
    .addColumn("pages", "integer", (c) => c.notNull())
    .addColumn("device", "text", (c) => c.notNull())
    .addColumn("country", "text", (c) => c.notNull())
    .addColumn("city", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("visits_visitor").on("visits").columns(["visitorId", "endedAt"]).execute();
  await db.schema.createIndex("visits_ended").on("visits").column("endedAt").execute();
  await db.schema
    .alterTable("visitors")
    .addColumn("visits", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await sql`update "visitors" set "visits" = 1`.execute(db);
}
