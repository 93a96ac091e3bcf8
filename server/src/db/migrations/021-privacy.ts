import { type Kysely, sql } from "kysely";

/** Ways to what belongs to a person, so that erasing one does not read whole tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("visitors_contact").ifNotExists().on("visitors").column("contactId").execute();
  await db.schema
    .createIndex("contacts_merged")
    .on("contacts")
    .column("mergedInto")
    .where(sql.ref("mergedInto"), "is not", null)
    .execute();
  await db.schema.createIndex("ratings_conversation").on("ratings").column("conversationId").execute();
  await db.schema.createIndex("blocks_conversation").on("blocks").column("conversationId").execute();
  await db.schema
    .createIndex("teamMessages_linked")
    .on("teamMessages")
    .columns(["roomId", "seq"])
    .where(sql.ref("link"), "is not", null)
    .execute();
}
