import { type CreateTableBuilder, sql } from "kysely";

/** The few real differences between the two engines. */
export type Engine = "sqlite" | "postgres";

/** Rows stored in the order of their primary key, so that a page of a conversation is read from one place. */
export function clustered<T extends string, C extends string>(
  table: CreateTableBuilder<T, C>,
  engine: Engine,
): CreateTableBuilder<T, C> {
  return engine === "sqlite" ? table.modifyEnd(sql`without rowid`) : table;
}
