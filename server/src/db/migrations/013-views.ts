import type { Kysely } from "kysely";

/** Lists that operators put together, and in which order each of them sees theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("views")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("shared", "integer", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("icon", "text", (c) => c.notNull())
    .addColumn("color", "text", (c) => c.notNull())
    .addColumn("filter", "text", (c) => c.notNull())
    .addColumn("sort", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("views_operator").on("views").column("operatorId").execute();
  await db.schema
    .createTable("viewOrders")
    .addColumn("operatorId", "text", (c) => c.primaryKey().references("operators.id"))
    .addColumn("viewIds", "text", (c) => c.notNull())
    .execute();
}
