import { type Kysely, sql } from "kysely";
import type { Engine } from "../dialect.ts";

/** What is found by words: see decision 011. The rows come by themselves, in the background. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable("searchCursors")
    .addColumn("conversationId", "text", (c) => c.primaryKey().references("conversations.id"))
    .addColumn("rev", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("departmentId", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("searchEntries")
    .addColumn("id", "bigint", (c) => c.primaryKey())
    .addColumn("conversationId", "text", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("searchEntries_place")
    .unique()
    .on("searchEntries")
    .columns(["conversationId", "seq"])
    .execute();
  if (engine === "sqlite") {
    for (const table of ["searchWords", "searchTopics"]) {
      await sql`create virtual table ${sql.table(table)} using fts5(words, content='', contentless_delete=1,
        tokenize='unicode61 remove_diacritics 2', prefix='2 3')`.execute(db);
    }
    return;
  }
  await sql`alter table "searchEntries" add column words tsvector`.execute(db);
  // Without a list of pending changes: every search would read it from end to end.
  await sql`create index "searchEntries_words" on "searchEntries" using gin (words) with (fastupdate = off)
    where seq > 0`.execute(db);
  await sql`create index "searchEntries_topics" on "searchEntries" using gin (words) with (fastupdate = off)
    where seq = 0`.execute(db);
  await sql`create index "searchEntries_people" on "searchEntries" (id) where seq = 0`.execute(db);
}
