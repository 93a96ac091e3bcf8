import type { Kysely } from "kysely";

/** How far the visitor's browser has got the conversation. Nobody knows of the messages that are there already. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("conversations")
    .addColumn("visitorGotSeq", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
}
