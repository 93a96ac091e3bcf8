import SQLite from "better-sqlite3";
import { type Dialect, Kysely, SqliteDialect } from "kysely";
import { DirectAdapter } from "./prepared.ts";
import type { Database } from "./schema.ts";
import type { Store } from "./store.ts";

interface Waiting {
  work: (trx: Kysely<Database>) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * The embedded database: one connection that writes and one that reads what is committed.
 *
 * Writes of the same turn of the event loop share one commit, and with `synchronous=FULL` one fsync: nothing
 * resolves before it is on disk. Each write has a savepoint of its own, so one that fails takes no other along.
 */
export function openSqlite(file: string): Store {
  const writer = new SQLite(file);
  // better-sqlite3 opens WAL databases with NORMAL, which may lose the last commits on a power cut.
  for (const pragma of ["journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"]) {
    writer.pragma(pragma);
  }
  writer.pragma("cache_size=-65536");
  // What is deleted is overwritten, too: nobody finds erased words in a copy of the file.
  writer.pragma("secure_delete=ON");
  // The same pages change again and again: copying them back less often takes a third off a busy commit.
  writer.pragma("wal_autocheckpoint=4000");
  const reader = new SQLite(file, { readonly: true });
  reader.pragma("cache_size=-65536");
  const writes = new Kysely<Database>({ dialect: dialectOf(writer) });
  const reads = new Kysely<Database>({ dialect: dialectOf(reader) });
  const begin = writer.prepare("begin immediate");
  const commit = writer.prepare("commit");
  const rollback = writer.prepare("rollback");
  const save = writer.prepare("savepoint work");
  const release = writer.prepare("release work");
  const undo = writer.prepare("rollback to work");

  let queue: Waiting[] = [];
  let flushing: Promise<void> | null = null;

  async function flush(): Promise<void> {
    const batch = queue;
    queue = [];
    const done: (() => void)[] = [];
    try {
      begin.run();
      for (const { work, resolve, reject } of batch) {
        save.run();
        try {
          const value = await work(writes);
          done.push(() => resolve(value));
        } catch (error) {
          undo.run();
          done.push(() => reject(error));
        }
        release.run();
      }
      commit.run();
    } catch (error) {
      // The disk is full or gone: nothing of this batch is stored and every caller learns it.
      if (writer.inTransaction) rollback.run();
      for (const { reject } of batch) reject(error);
      return;
    }
    for (const settle of done) settle();
  }

  function next(): void {
    flushing = new Promise((resolve) => setImmediate(resolve)).then(flush).then(() => {
      flushing = null;
      if (queue.length > 0) next();
    });
  }

  return {
    engine: "sqlite",
    db: reads,
    schema: writes,
    write: (work) =>
      new Promise((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (!flushing) next();
      }),
    async close() {
      while (flushing) await flushing;
      await reads.destroy();
      await writes.destroy();
    },
  };
}

function dialectOf(connection: SQLite.Database): Dialect {
  const database = remembering(connection);
  const sqlite = new SqliteDialect({ database });
  const adapter = new DirectAdapter((sql, parameters) => {
    const statement = database.prepare(sql);
    if (statement.reader) return statement.all(parameters);
    statement.run(parameters);
    return [];
  });
  return {
    createAdapter: () => adapter,
    createDriver: () => sqlite.createDriver(),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => sqlite.createQueryCompiler(),
  };
}

/** The same database, with every statement prepared once. */
function remembering(database: SQLite.Database) {
  const statements = new Map<string, SQLite.Statement>();
  return {
    close: () => void database.close(),
    prepare(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = database.prepare(sql);
        // Lists of ids make endless variants; keep the common ones.
        if (statements.size < 500) statements.set(sql, statement);
      }
      return statement as SQLite.Statement & { readonly reader: boolean };
    },
  };
}
