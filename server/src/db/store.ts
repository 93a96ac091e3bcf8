import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { Config } from "../config.ts";
import type { Engine } from "./dialect.ts";
import { openPostgres } from "./postgres.ts";
import type { Database } from "./schema.ts";
import { openSqlite } from "./sqlite.ts";

/** What store functions take: the database, or the transaction they are part of. */
export type Db = Kysely<Database>;

export interface Store {
  engine: Engine;
  /** Reads what is committed. Never write through it. */
  db: Db;
  /** For migrations and test fixtures only: not part of any shared commit. */
  schema: Db;
  /**
   * Runs `work` in a transaction; resolves once it is durable. Inside, use only the transaction and wait for
   * nothing else: on SQLite everyone's writes wait for it, on PostgreSQL it holds one of few connections. It may
   * run again from the start when it met another one's locks.
   */
  write<T>(work: (trx: Db) => Promise<T>): Promise<T>;
  /** Waits for writes under way. */
  close(): Promise<void>;
}

export function openStore(
  config: Pick<Config, "databaseUrl" | "dataDir">,
  onError: (error: Error) => void,
): Store {
  return config.databaseUrl
    ? openPostgres(config.databaseUrl, onError)
    : openSqlite(join(config.dataDir, "palique.db"));
}

/** Throws when the database does not answer. */
export async function ping(store: Store): Promise<void> {
  await sql`select 1`.execute(store.db);
}

/**
 * Lets one process at a time change who has which chat, until the transaction ends. On SQLite writes are
 * one at a time already. The number is arbitrary; it names this lock.
 */
export async function lockRouting(store: Store, trx: Db): Promise<void> {
  if (store.engine === "postgres") await sql`select pg_advisory_xact_lock(7254783)`.execute(trx);
}

/** Reads JSON that this server wrote. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}
