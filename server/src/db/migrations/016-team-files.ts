import type { Kysely } from "kysely";

/** Files that operators send each other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("files")
    .addColumn("roomId", "text", (c) => c.references("teamRooms.id"))
    .execute();
}
