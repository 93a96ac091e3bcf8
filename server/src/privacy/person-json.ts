import type { App } from "../app.ts";
import { listHeldRows, listOperatorNames } from "./export.store.ts";
import { HELD, type Held } from "./inventory/inventory.ts";
import { WHY } from "./inventory/words.ts";
import type { PersonIds } from "./person.store.ts";

/** Found again in what is exported anyway: the index of the words. */
const DERIVED = new Set(["searchCursors", "searchEntries"]);
/** Instants are numbers in the database. */
const INSTANT = /^at$|(At|Until|Since)$/;

/** A person as JSON, piece by piece: whole it may not fit into memory. */
export async function* personJson(app: App, ids: PersonIds): AsyncGenerator<string> {
  const names = await listOperatorNames(app.db);
  const head = { version: 1, exportedAt: new Date(app.now()).toISOString(), person: ids.contact[0] };
  yield `${JSON.stringify(head).slice(0, -1)},"data":{`;
  let comma = "";
  for (const held of HELD) {
    if (held.by.length === 0 || DERIVED.has(held.table)) continue;
    const about = JSON.stringify({ what: held.what, why: WHY[held.why] }).slice(0, -1);
    yield `${comma}\n${JSON.stringify(held.table)}:${about},"rows":[`;
    comma = "";
    for await (const rows of listHeldRows(app.db, held, ids)) {
      for (const row of rows) {
        yield `${comma}\n${JSON.stringify(readable(held, row, names))}`;
        comma = ",";
      }
    }
    yield "]}";
    comma = ",";
  }
  yield "}}\n";
}

/** Instants as ISO 8601, JSON as it is, operators by name: their ids say nothing to the person. */
function readable(
  { table, json }: Pick<Held, "table" | "json">,
  row: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): object {
  const isEvent = table === "messages" && row.kind === "event";
  const entries = Object.entries(row).map(([column, value]) => {
    if (typeof value === "number" && INSTANT.test(column)) return [column, new Date(value).toISOString()];
    if (typeof value === "string" && (json.includes(column) || (isEvent && column === "body"))) {
      return [column, unsigned(JSON.parse(value))];
    }
    const name = typeof value === "string" && /[oO]peratorId$|^authorId$/.test(column) && names.get(value);
    return name ? [column.replace(/Id$/, ""), name] : [column, value];
  });
  return Object.fromEntries(entries);
}

/** Without the keys that sign the addresses of files. */
function unsigned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unsigned);
  if (value === null || typeof value !== "object") return value;
  const isFile = "url" in value && "size" in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isFile || (name !== "url" && name !== "thumbnail"))
      .map(([name, part]) => [name, unsigned(part)]),
  );
}
