import { type Kysely, sql } from "kysely";
import { clustered, type Engine } from "../dialect.ts";

/** Rules that invite visitors to a chat, the invitations that were made, and what became of them day by day. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("invitationRules")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("place", "integer", (c) => c.notNull())
    .addColumn("enabled", "integer", (c) => c.notNull())
    .addColumn("goal", "text")
    .addColumn("rule", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("invitationRules_site")
    .on("invitationRules")
    .columns(["siteId", "place"])
    .execute();
  await createInvitations(db);
  const days = db.schema
    .createTable("ruleDays")
    .addColumn("ruleId", "text", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("variant", "integer", (c) => c.notNull())
    .addColumn("shown", "integer", (c) => c.notNull())
    .addColumn("opened", "integer", (c) => c.notNull())
    .addColumn("answered", "integer", (c) => c.notNull())
    .addColumn("chat", "integer", (c) => c.notNull())
    .addColumn("converted", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("ruleDays_key", ["ruleId", "day", "variant"]);
  await clustered(days, engine).execute();
}

async function createInvitations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("invitations")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("liveId", "text", (c) => c.notNull())
    .addColumn("visitorId", "text")
    .addColumn("ruleId", "text")
    .addColumn("variant", "integer", (c) => c.notNull())
    .addColumn("clientId", "text")
    .addColumn("operatorId", "text", (c) => c.references("operators.id"))
    .addColumn("departmentId", "text")
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("look", "text", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("askedAt", "bigint", (c) => c.notNull())
    .addColumn("expiresAt", "bigint", (c) => c.notNull())
    .addColumn("shownAt", "bigint")
    .addColumn("openedAt", "bigint")
    .addColumn("answeredAt", "bigint")
    .addColumn("takenAt", "bigint")
    .addColumn("convertedAt", "bigint")
    .addColumn("endedAt", "bigint")
    .addColumn("ending", "text")
    .addColumn("chatId", "text")
    .execute();
  // One at a time, whoever asks for it, in whatever tab or process.
  for (const who of ["liveId", "visitorId"]) {
    await db.schema
      .createIndex(`invitations_open_${who}`)
      .unique()
      .on("invitations")
      .column(who)
      .where(sql.ref("endedAt"), "is", null)
      .execute();
    await db.schema.createIndex(`invitations_${who}`).on("invitations").columns([who, "askedAt"]).execute();
  }
  await db.schema
    .createIndex("invitations_client")
    .unique()
    .on("invitations")
    .columns(["operatorId", "clientId"])
    .execute();
  await db.schema.createIndex("invitations_chat").on("invitations").column("chatId").execute();
  await db.schema.createIndex("invitations_asked").on("invitations").column("askedAt").execute();
}
