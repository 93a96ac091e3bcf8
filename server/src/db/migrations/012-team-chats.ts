import type { Kysely } from "kysely";
import { clustered, type Engine } from "../dialect.ts";

/** Chats of operators among themselves. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("teamRooms")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("rev", "bigint", (c) => c.notNull())
    .addColumn("lastSeq", "bigint", (c) => c.notNull())
    .addColumn("last", "text", (c) => c.notNull())
    .addColumn("createdAt", "bigint", (c) => c.notNull())
    .execute();
  const members = db.schema
    .createTable("teamMembers")
    .addColumn("roomId", "text", (c) => c.notNull().references("teamRooms.id"))
    .addColumn("operatorId", "text", (c) => c.notNull().references("operators.id"))
    .addColumn("readSeq", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("teamMembers_key", ["operatorId", "roomId"]);
  await clustered(members, engine).execute();
  await db.schema.createIndex("teamMembers_room").on("teamMembers").column("roomId").execute();
  const messages = db.schema
    .createTable("teamMessages")
    .addColumn("roomId", "text", (c) => c.notNull().references("teamRooms.id"))
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("clientId", "text", (c) => c.notNull())
    .addColumn("authorId", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("link", "text")
    .addColumn("extra", "text")
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("teamMessages_key", ["roomId", "seq"]);
  await clustered(messages, engine).execute();
  await db.schema
    .createIndex("teamMessages_client")
    .unique()
    .on("teamMessages")
    .columns(["roomId", "clientId"])
    .execute();
}
