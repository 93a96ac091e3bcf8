import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Database } from "./schema.ts";
import type { Store } from "./store.ts";

const INT8 = 20;
/** Of two transactions that wait for each other one is told to begin again. */
const RETRIES = 3;

/** PostgreSQL: one transaction per write, in parallel over the pool. bigint columns come back as numbers. */
export function openPostgres(url: string, onError: (error: Error) => void): Store {
  const types = {
    getTypeParser: (oid: number, format?: "text" | "binary") =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
  };
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 15_000, types });
  // An idle connection that breaks is replaced on the next use; without a listener it would end the process.
  pool.on("error", onError);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: "postgres",
    db,
    schema: db,
    async write(work) {
      for (let left = RETRIES; ; left--) {
        try {
          return await db.transaction().execute(work);
        } catch (error) {
          if (left === 0 || !isLostRace(error)) throw error;
        }
      }
    },
    close: () => db.destroy(),
  };
}

/** serialization_failure or deadlock_detected: nothing was written. */
function isLostRace(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === "40001" || error.code === "40P01");
}
