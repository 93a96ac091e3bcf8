import type { Kysely } from "kysely";

/** Settings, sites, departments, operators and how they sign in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("settings")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("counters")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("value", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("sites")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("origins", "text", (c) => c.notNull())
    .addColumn("look", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("departments")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("names", "text", (c) => c.notNull())
    .addColumn("strategy", "text", (c) => c.notNull())
    .addColumn("capacity", "integer")
    .addColumn("queueLimit", "integer")
    .addColumn("overflowDepartmentId", "text")
    .addColumn("hours", "text")
    .addColumn("offline", "text", (c) => c.notNull())
    .addColumn("offerSeconds", "integer", (c) => c.notNull())
    .addColumn("disabled", "integer", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("operators")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("passwordHash", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("locale", "text", (c) => c.notNull())
    .addColumn("theme", "text", (c) => c.notNull())
    .addColumn("avatar", "text")
    .addColumn("capacity", "integer", (c) => c.notNull())
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("idle", "integer", (c) => c.notNull())
    .addColumn("disconnectedAt", "bigint")
    .addColumn("missedOffers", "integer", (c) => c.notNull())
    .addColumn("lastOfferedAt", "bigint", (c) => c.notNull())
    .addColumn("lastEndedAt", "bigint", (c) => c.notNull())
    .addColumn("disabled", "integer", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("memberships")
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("departmentId", "text", (c) => c.notNull().references("departments.id"))
    .addPrimaryKeyConstraint("memberships_key", ["operatorId", "departmentId"])
    .execute();
  await db.schema
    .createTable("sessions")
    .addColumn("tokenHash", "text", (c) => c.primaryKey())
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("expiresAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("sessions_operator").on("sessions").column("operatorId").execute();
  await db.schema
    .createTable("invites")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("tokenHash", "text", (c) => c.notNull().unique())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("departmentIds", "text", (c) => c.notNull())
    .addColumn("capacity", "integer", (c) => c.notNull())
    .addColumn("expiresAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("processes")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("seenAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("connections")
    .addColumn("processId", "text", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.notNull())
    .addColumn("sockets", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("connections_key", ["processId", "operatorId"])
    .execute();
  await db.schema.createIndex("connections_operator").on("connections").column("operatorId").execute();
  await db.schema
    .createTable("auditEntries")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("operatorId", "text")
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .execute();
}
