import { type Kysely, sql } from "kysely";
import { clustered, type Engine } from "../dialect.ts";

/** People, conversations and their messages, chats and their queue, tickets. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("contacts")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("visitors")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("contactId", "text", (c) => c.notNull().references("contacts.id"))
    .addColumn("tokenHash", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("timeZone", "text")
    .addColumn("userAgent", "text", (c) => c.notNull())
    .addColumn("pageUrl", "text")
    .addColumn("pageTitle", "text")
    .addColumn("referrer", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("seenAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("visitors_token")
    .unique()
    .on("visitors")
    .columns(["siteId", "tokenHash"])
    .execute();
  await db.schema
    .createTable("conversations")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("number", "bigint", (c) => c.notNull().unique())
    .addColumn("siteId", "text", (c) => c.notNull().references("sites.id"))
    .addColumn("departmentId", "text", (c) => c.notNull().references("departments.id"))
    .addColumn("contactId", "text", (c) => c.notNull().references("contacts.id"))
    .addColumn("visitorId", "text", (c) => c.notNull().references("visitors.id"))
    .addColumn("channel", "text", (c) => c.notNull())
    .addColumn("rev", "bigint", (c) => c.notNull())
    .addColumn("lastSeq", "bigint", (c) => c.notNull())
    .addColumn("lastPublicSeq", "bigint", (c) => c.notNull())
    .addColumn("lastAt", "bigint", (c) => c.notNull())
    .addColumn("last", "text")
    .addColumn("waitingSince", "bigint")
    .addColumn("chatId", "text")
    .addColumn("visitorReadSeq", "bigint", (c) => c.notNull())
    .addColumn("operatorReadSeq", "bigint", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("conversations_contact").on("conversations").column("contactId").execute();
  await db.schema.createIndex("conversations_visitor").on("conversations").column("visitorId").execute();
  const messages = db.schema
    .createTable("messages")
    .addColumn("conversationId", "text", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("clientId", "text", (c) => c.notNull())
    .addColumn("authorKind", "text", (c) => c.notNull())
    .addColumn("authorId", "text")
    .addColumn("visibility", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("messages_key", ["conversationId", "seq"]);
  await clustered(messages, engine).execute();
  await db.schema
    .createIndex("messages_client")
    .unique()
    .on("messages")
    .columns(["conversationId", "clientId"])
    .execute();
  const participants = db.schema
    .createTable("participants")
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("readSeq", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("participants_key", ["conversationId", "operatorId"]);
  await clustered(participants, engine).execute();
  await db.schema
    .createTable("chats")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("conversationId", "text", (c) => c.notNull().references("conversations.id"))
    .addColumn("departmentId", "text", (c) => c.notNull().references("departments.id"))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("priority", "integer", (c) => c.notNull())
    .addColumn("queueKey", "bigint", (c) => c.notNull())
    .addColumn("queuedAt", "bigint", (c) => c.notNull())
    .addColumn("placeAtStart", "integer", (c) => c.notNull())
    .addColumn("preferredOperatorId", "text")
    .addColumn("offeredTo", "text")
    .addColumn("offerExpiresAt", "bigint")
    .addColumn("operatorId", "text")
    .addColumn("takenAt", "bigint")
    .addColumn("endedAt", "bigint")
    .addColumn("endedBy", "text")
    .execute();
  await db.schema.createIndex("chats_conversation").on("chats").column("conversationId").execute();
  // One live chat per conversation, whatever races: the database refuses a second.
  await db.schema
    .createIndex("chats_live")
    .unique()
    .on("chats")
    .column("conversationId")
    .where(sql.ref("state"), "in", [sql.lit("queued"), sql.lit("active")])
    .execute();
  await db.schema
    .createIndex("chats_queue")
    .on("chats")
    .columns(["departmentId", "queueKey"])
    .where(sql.ref("state"), "=", sql.lit("queued"))
    .execute();
  await db.schema
    .createIndex("chats_owner")
    .on("chats")
    .column("operatorId")
    .where(sql.ref("state"), "=", sql.lit("active"))
    .execute();
  await db.schema.createIndex("chats_taken").on("chats").columns(["departmentId", "takenAt"]).execute();
  await db.schema
    .createTable("declinedOffers")
    .addColumn("chatId", "text", (c) => c.notNull())
    .addColumn("operatorId", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("declinedOffers_key", ["chatId", "operatorId"])
    .execute();
  await db.schema
    .createTable("tickets")
    .addColumn("conversationId", "text", (c) => c.primaryKey().references("conversations.id"))
    .addColumn("type", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("status", "text", (c) => c.notNull())
    .addColumn("locale", "text", (c) => c.notNull())
    .addColumn("firstSeq", "bigint", (c) => c.notNull())
    .addColumn("consentAt", "bigint", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .addColumn("resolvedAt", "bigint")
    .execute();
  await db.schema.createIndex("tickets_status").on("tickets").columns(["status", "createdAt"]).execute();
}
