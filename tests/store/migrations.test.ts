import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Engine } from "../../server/src/db/dialect.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { openStore, type Store } from "../../server/src/db/store.ts";
import { createDatabase } from "../support/databases.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { FIXTURES } from "./fixtures.ts";

const NAMES = readdirSync(resolve(import.meta.dirname, "../../server/src/db/migrations"))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

async function open(engine: Engine) {
  const database = await createDatabase(engine);
  const store = openStore(database, () => undefined);
  onTestFinished(async () => {
    await store.close();
    await database.drop();
  });
  return { database, store };
}

/** Puts the fixtures of one migration into its tables. */
async function fill(store: Store, name: string): Promise<void> {
  for (const [table, row] of Object.entries(FIXTURES[name] ?? {})) {
    const insert = store.schema.insertInto(table as "settings");
    await insert.values(row as { name: string; value: string }).execute();
  }
}

onEachDatabase("migrations", (engine) => {
  test("each one runs on a database that holds data, and keeps it", async () => {
    const { database, store } = await open(engine);
    for (const name of NAMES) {
      await migrate(store.schema, engine, name);
      await fill(store, name);
    }
    await migrate(store.schema, engine);
    for (const tables of Object.values(FIXTURES)) {
      for (const [table, row] of Object.entries(tables)) {
        const rows = await database.rows<Record<string, unknown>>(`select * from "${table}"`);
        expect(rows, table).toEqual([expect.objectContaining(row)]);
      }
    }
  });

  test("every table has a row in that test", async () => {
    const { database, store } = await open(engine);
    await migrate(store.schema, engine);
    const tables = await database.rows<{ name: string }>(
      engine === "sqlite"
        ? // Full-text tables hold no rows of their own: they are made from the entries.
          "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not glob 'search[WT]*'"
        : "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    const filled = Object.values(FIXTURES).flatMap((one) => Object.keys(one));
    expect(
      tables
        .map((table) => table.name)
        .filter((name) => !name.startsWith("kysely_"))
        .sort(),
    ).toEqual(filled.sort());
  });

  // SQLite belongs to one process.
  if (engine === "postgres") {
    test("two processes that start at once both succeed", async () => {
      const { database, store } = await open(engine);
      const other = openStore(database, () => undefined);
      await Promise.all([migrate(store.schema, engine), migrate(other.schema, engine)]);
      await other.close();
      expect(await database.rows(`select * from "settings"`)).toEqual([]);
    });
  }

  test("a migrated database is left as it is by the next start", async () => {
    const { database, store } = await open(engine);
    await migrate(store.schema, engine);
    await store.write((trx) => trx.insertInto("settings").values({ name: "a", value: "1" }).execute());
    await migrate(store.schema, engine);
    expect(await database.rows(`select * from "settings"`)).toHaveLength(1);
  });

  test("instants beyond 32 bits come back as numbers", async () => {
    const { store } = await open(engine);
    await migrate(store.schema, engine);
    await store.write((trx) =>
      trx.insertInto("processes").values({ id: "p", seenAt: 4_102_444_800_123 }).execute(),
    );
    const row = await store.db.selectFrom("processes").selectAll().executeTakeFirstOrThrow();
    expect(row.seenAt).toBe(4_102_444_800_123);
  });
});
