import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import type { Store } from "../../server/src/db/store.ts";
import { useApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";

async function setSetting(store: Store, name: string, value = "1"): Promise<void> {
  await store.write(async (trx) => {
    await trx.insertInto("settings").values({ name, value }).execute();
  });
}

onEachDatabase("writes", (engine) => {
  const opened = useApp(engine);

  test("what a write resolved is committed: an independent connection reads it", async () => {
    const { app, database } = opened();
    for (let i = 0; i < 20; i++) {
      await setSetting(app.store, `resolved-${i}`);
      const rows = await database.rows('select * from "settings" where "name" = ?', `resolved-${i}`);
      expect(rows).toHaveLength(1);
    }
  });

  test("nothing resolves before the commit it is part of", async () => {
    const { app, database } = opened();
    let committed = false;
    const reachedEnd = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const first = app.store
      .write(async (trx) => {
        await trx.insertInto("settings").values({ name: "held", value: "1" }).execute();
        reachedEnd.resolve();
        await mayEnd.promise;
      })
      .then(() => {
        committed = true;
      });
    await reachedEnd.promise;
    expect(await database.rows('select * from "settings" where "name" = ?', "held")).toEqual([]);
    expect(committed).toBe(false);
    mayEnd.resolve();
    await first;
    expect(await database.rows('select * from "settings" where "name" = ?', "held")).toHaveLength(1);
  });

  test("a write that fails takes no other along, and leaves nothing behind", async () => {
    const { app, database } = opened();
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        app.store.write(async (trx) => {
          await trx
            .insertInto("settings")
            .values({ name: `mixed-${i}`, value: "1" })
            .execute();
          if (i % 3 === 0) throw new Error(`refused ${i}`);
          return i;
        }),
      ),
    );
    for (const [i, result] of results.entries()) {
      expect(result.status).toBe(i % 3 === 0 ? "rejected" : "fulfilled");
    }
    const rows = await database.rows<{ name: string }>(
      `select "name" from "settings" where "name" like 'mixed-%'`,
    );
    expect(rows).toHaveLength(20);
  });

  test("a statement the database refuses rejects only its own write", async () => {
    const { app } = opened();
    const [first, duplicate, last] = await Promise.allSettled([
      setSetting(app.store, "unique"),
      setSetting(app.store, "unique"),
      setSetting(app.store, "after-unique"),
    ]);
    expect([first?.status, duplicate?.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(last?.status).toBe("fulfilled");
  });

  test("a write that swallowed its own failure does not poison the others", async () => {
    const { app } = opened();
    const [own, other] = await Promise.allSettled([
      app.store.write(async (trx) => {
        await sql`select * from "no_such_table"`.execute(trx).catch(() => undefined);
      }),
      setSetting(app.store, "beside-swallowed"),
    ]);
    expect(own?.status).toBeDefined();
    expect(other?.status).toBe("fulfilled");
  });

  test("a thousand writes at once are all stored", async () => {
    const { app, database } = opened();
    await Promise.all(Array.from({ length: 1000 }, (_, i) => setSetting(app.store, `many-${i}`)));
    const [row] = await database.rows<{ count: number }>(
      `select count(*) as "count" from "settings" where "name" like 'many-%'`,
    );
    expect(Number(row?.count)).toBe(1000);
  });

  test("reads through the app see what was just written", async () => {
    const { app } = opened();
    await setSetting(app.store, "own-read");
    const row = await app.db
      .selectFrom("settings")
      .selectAll()
      .where("name", "=", "own-read")
      .executeTakeFirst();
    expect(row?.value).toBe("1");
  });
});

describe("SQLite durability", () => {
  const opened = useApp("sqlite");

  test("the writing connection runs with synchronous=FULL on a write-ahead log", async () => {
    const { app } = opened();
    const seen = await app.store.write(async (trx) => {
      const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(trx);
      const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(trx);
      return { synchronous: synchronous.rows[0]?.synchronous, journal: journal.rows[0]?.journal_mode };
    });
    expect(seen).toEqual({ synchronous: 2, journal: "wal" });
  });

  test("the reading connection refuses to write", async () => {
    const { app } = opened();
    await expect(app.db.insertInto("settings").values({ name: "x", value: "1" }).execute()).rejects.toThrow(
      /readonly/,
    );
  });

  test("foreign keys hold", async () => {
    const { app } = opened();
    await expect(
      app.store.write((trx) =>
        trx.insertInto("memberships").values({ operatorId: "nobody", departmentId: "nowhere" }).execute(),
      ),
    ).rejects.toThrow(/FOREIGN KEY/);
  });

  test("when the disk is full every caller of the batch learns it, and nothing half-written stays", async () => {
    const { app, database } = opened();
    const big = "x".repeat(20_000);
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(app.store.schema);
    const limit = (pages.rows[0]?.page_count ?? 0) + 20;
    await sql.raw(`pragma max_page_count = ${limit}`).execute(app.store.schema);
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) => setSetting(app.store, `full-${i}`, big)),
    );
    const stored = await database.rows<{ name: string }>(
      `select "name" from "settings" where "name" like 'full-%'`,
    );
    const resolved = results.flatMap((result, i) => (result.status === "fulfilled" ? [`full-${i}`] : []));
    expect(stored.map((row) => row.name).sort()).toEqual(resolved.sort());
    expect(results.some((result) => result.status === "rejected")).toBe(true);
    await sql.raw("pragma max_page_count = 1000000").execute(app.store.schema);
    await setSetting(app.store, "after-full");
    expect(await database.rows(`select * from "settings" where "name" = 'after-full'`)).toHaveLength(1);
  });
});
