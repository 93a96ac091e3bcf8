import { expect, test } from "vitest";
import { HELD, TABLES } from "../../server/src/privacy/inventory/inventory.ts";
import { showInventory } from "../../server/src/privacy/show-inventory.ts";
import { useApp } from "../support/app.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { tablesOf } from "../support/tables.ts";

const WHERE = "server/src/privacy/inventory";

/** What somebody who made the table can paste, and has only to think about. */
function lineFor(table: string, columns: readonly string[]): string {
  const list = columns.map((name) => `"${name}"`).join(", ");
  return [
    `${table}: {`,
    `  whose: "person", what: { en: "…", es: "…" }, why: "answering", kept: "withPerson",`,
    `  personal: [${list}], plain: [],`,
    `  by: { contactId: "contact" },`,
    "},",
  ].join("\n");
}

onEachDatabase("the inventory", (engine) => {
  const opened = useApp(engine);

  test("every table of the database is in it, as data of people or as free of it", async () => {
    const tables = await tablesOf(opened().app);
    for (const [table, columns] of tables) {
      if (table.startsWith("kysely_")) continue;
      const line = lineFor(
        table,
        columns.map(({ name }) => name),
      );
      expect(
        Object.keys(TABLES),
        `The table "${table}" is in no inventory. If it is about people add to ${WHERE}/people.ts (else team.ts):\n${line}\nIf not, add to ${WHERE}/free.ts:\n${table}: { free: SET_UP },\n`,
      ).toContain(table);
    }
  });

  test("every column of a table with data of people is in it", async () => {
    const tables = await tablesOf(opened().app);
    for (const { table, personal, plain } of HELD) {
      const columns = (tables.get(table) ?? []).map(({ name }) => name).filter((name) => name !== "words");
      expect(
        [...personal, ...plain].sort(),
        `Columns of "${table}" belong into "personal" or "plain" of its line in ${WHERE}`,
      ).toEqual(columns.sort());
    }
  });

  test("it says of each place what, why, for how long, and what becomes of it, in both languages", async () => {
    const { app } = opened();
    const admin = { kind: "operator", id: "o", name: "Ana", role: "admin", departmentIds: [] } as const;
    const inventory = await showInventory(app, admin);
    const words = inventory.entries.flatMap(({ what, why, kept, erased }) => [what, why, kept.words, erased]);
    for (const text of [...words, ...inventory.free.map(({ reason }) => reason)]) {
      expect(Object.keys(text).sort()).toEqual(["en", "es"]);
      expect(Object.values(text).every((one) => one.length > 5)).toBe(true);
    }
    const visitors = inventory.entries.find(({ name }) => name === "visitors");
    expect(visitors).toMatchObject({
      whose: "person",
      kept: { setting: "contacts", days: 365 },
      exported: true,
    });
    const agent = { ...admin, role: "agent" } as const;
    await expect(showInventory(app, agent)).rejects.toThrow("forbidden");
  });
});
