import type { App } from "../../server/src/app.ts";
import type { TestDatabase } from "./databases.ts";

/** What the database really has, whatever the code says of it. */

export interface Column {
  name: string;
  isText: boolean;
  /** 64 bits: it can be an instant. */
  isLong: boolean;
  isNullable: boolean;
}

/** Tables with their columns; of full-text indexes only the names, and none of what they keep inside. */
export async function tablesOf({ db }: Pick<App, "db">): Promise<Map<string, Column[]>> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables
      .filter(({ name, schema }) => !/^search(Words|Topics)_/.test(name) && (schema ?? "public") === "public")
      .map(({ name, columns }) => [
        name,
        columns.map((column) => ({
          name: column.name,
          isText: column.dataType.toLowerCase() === "text",
          isLong: /^(bigint|int8)$/i.test(column.dataType),
          isNullable: column.isNullable,
        })),
      ]),
  );
}

/** Every row of every table as JSON, by table, in a fixed order. */
export async function dump(database: TestDatabase, tables: Iterable<string>): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const table of tables) {
    // They hold no rows of their own.
    if (/^search(Words|Topics)$/.test(table)) continue;
    const rows = await database.rows<object>(`select * from "${table}"`);
    found.set(table, rows.map((row) => JSON.stringify(row)).sort());
  }
  return found;
}
