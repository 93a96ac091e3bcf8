import { type Kysely, sql } from "kysely";

/** Effects that must survive a crash: mail, offers that expire, grace times. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("jobs")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("key", "text")
    .addColumn("payload", "text", (c) => c.notNull())
    .addColumn("runAt", "bigint", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("lockedUntil", "bigint")
    .addColumn("failedAt", "bigint")
    .addColumn("lastError", "text")
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addUniqueConstraint("jobs_once", ["kind", "key"])
    .execute();
  await db.schema
    .createIndex("jobs_due")
    .on("jobs")
    .columns(["kind", "runAt"])
    .where(sql.ref("failedAt"), "is", null)
    .execute();
}
