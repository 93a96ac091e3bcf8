import { type Compilable, type CompiledQuery, SqliteAdapter } from "kysely";
import type { Db } from "./store.ts";

/** Stands for a value of the input while the query is built. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type Run = (sql: string, parameters: readonly unknown[]) => unknown[];

/** SQLite answers at once: Kysely's way to a connection takes longer than most statements. */
export class DirectAdapter extends SqliteAdapter {
  readonly run: Run;
  constructor(run: Run) {
    super();
    this.run = run;
  }
}

/**
 * A query that is built once and then only run: building takes longer than running it, so those on the way of
 * every message are worth it. `build` must name each value of `input` it uses and may not look at it.
 */
export function prepared<Input extends object, Row>(
  build: (db: Db, input: Input) => Compilable<Row>,
): (db: Db, input: Input) => Promise<Row[]> {
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Input;
  /** A database and its transactions share the adapter. */
  const built = new WeakMap<object, CompiledQuery<Row>>();
  return async (db, input) => {
    const { adapter } = db.getExecutor();
    let query = built.get(adapter);
    if (!query) {
      query = build(db, slots).compile();
      built.set(adapter, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Slot ? Reflect.get(input, value.name) : value,
    );
    if (adapter instanceof DirectAdapter) return adapter.run(query.sql, parameters) as Row[];
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}
