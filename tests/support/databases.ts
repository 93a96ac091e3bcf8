import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import pg from "pg";
import type { Engine } from "../../server/src/db/dialect.ts";

/** Where a throw-away PostgreSQL database can be made. */
export const ADMIN_URL = process.env.TEST_DATABASE_URL ?? "postgres://root@127.0.0.1:5432/postgres";

/** One empty database of its own, gone after `drop`. */
export interface TestDatabase {
  engine: Engine;
  dataDir: string;
  databaseUrl: string | null;
  /** Rows as an independent connection sees them: what is committed. It may move instants, as time would. `?` stands for a value. */
  rows<T>(sql: string, ...values: (string | number)[]): Promise<T[]>;
  drop(): Promise<void>;
}

export async function createDatabase(engine: Engine): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), "palique-test-"));
  return engine === "sqlite" ? sqliteDatabase(dataDir) : postgresDatabase(dataDir);
}

function sqliteDatabase(dataDir: string): TestDatabase {
  return {
    engine: "sqlite",
    dataDir,
    databaseUrl: null,
    async rows(sql, ...values) {
      const database = new SQLite(join(dataDir, "palique.db"));
      try {
        const statement = database.prepare<unknown[], never>(sql);
        if (statement.reader) return statement.all(...values);
        statement.run(...values);
        return [];
      } finally {
        database.close();
      }
    },
    drop: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function postgresDatabase(dataDir: string): Promise<TestDatabase> {
  const name = `palique_test_${randomBytes(6).toString("hex")}`;
  await administer(`create database ${name}`);
  const databaseUrl = new URL(ADMIN_URL);
  databaseUrl.pathname = `/${name}`;
  const url = databaseUrl.href;
  const types = {
    getTypeParser: (oid: number, format?: "text" | "binary") =>
      oid === 20 ? Number : pg.types.getTypeParser(oid, format === "binary" ? "text" : format),
  };
  return {
    engine: "postgres",
    dataDir,
    databaseUrl: url,
    async rows(sql, ...values) {
      const client = new pg.Client({ connectionString: url, types });
      await client.connect();
      try {
        let place = 0;
        return (
          await client.query(
            sql.replace(/\?/g, () => `$${++place}`),
            values,
          )
        ).rows;
      } finally {
        await client.end();
      }
    },
    async drop() {
      // A closed pool lets go of its connections a moment later.
      for (let tries = 0; tries < 40; tries++) {
        if (await dropped(name)) break;
        await new Promise((done) => setTimeout(done, 25));
      }
      await administer(`drop database if exists ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function dropped(name: string): Promise<boolean> {
  return administer(`drop database ${name}`).then(
    () => true,
    () => false,
  );
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ADMIN_URL });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
