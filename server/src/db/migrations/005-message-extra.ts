import type { Kysely } from "kysely";

/** What a message is besides its words: what it answers, files, reactions, whether it was changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("messages").addColumn("extra", "text").execute();
}
