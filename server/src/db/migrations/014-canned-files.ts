import type { Kysely } from "kysely";

/** Files that a ready-made text brings along, and those of a message that waits to be sent as if typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["cannedMessages", "scheduledMessages"]) {
    await db.schema
      .alterTable(table)
      .addColumn("files", "text", (c) => c.notNull().defaultTo("[]"))
      .execute();
  }
}
