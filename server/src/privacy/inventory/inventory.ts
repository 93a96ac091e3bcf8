import type { Database } from "../../db/schema.ts";
import { CONVERSATIONS } from "./conversations.ts";
import type { AnyHeld, PersonKey, TableName, Tables } from "./entry.ts";
import { FREE } from "./free.ts";
import { PEOPLE } from "./people.ts";
import { TEAM } from "./team.ts";

/**
 * Every table of the database, as far as it is about people. A new one that is missing fails the types here and
 * tests/server/inventory.test.ts: add a line to people.ts (it has a column that leads to a person), team.ts, or
 * free.ts (nothing in it is about anybody). Exporting, erasing and the nightly purge go by these lines.
 */
export const TABLES: Tables<keyof Database> = { ...PEOPLE, ...CONVERSATIONS, ...TEAM, ...FREE };

/** A line with its table, as code that goes through all of them sees it. */
export interface Held extends Omit<AnyHeld, "personal" | "plain" | "by" | "secret" | "json" | "agedBy"> {
  table: TableName;
  personal: readonly string[];
  plain: readonly string[];
  by: readonly { column: string; key: PersonKey }[];
  secret: readonly string[];
  json: readonly string[];
  agedBy: string | null;
}

export const HELD: readonly Held[] = (Object.keys(TABLES) as TableName[]).flatMap((table): Held[] => {
  const entry: AnyHeld | { free: unknown } = TABLES[table];
  if ("free" in entry) return [];
  const { secret = [], json = [], agedBy = null, by = {}, ...rest } = entry;
  const own = entry.root ? [{ column: "id", key: entry.root }] : [];
  const keys = Object.entries(by).flatMap(([column, key]) =>
    [key].flat().map((one) => ({ column, key: one as PersonKey })),
  );
  return [{ ...rest, table, secret, json, agedBy, by: [...own, ...keys] }];
});
