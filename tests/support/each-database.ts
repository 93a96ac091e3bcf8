import pg from "pg";
import { describe } from "vitest";
import type { Engine } from "../../server/src/db/dialect.ts";
import { ADMIN_URL } from "./databases.ts";

async function postgresAnswers(): Promise<boolean> {
  const client = new pg.Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function engines(): Promise<Engine[]> {
  if (await postgresAnswers()) return ["sqlite", "postgres"];
  if (process.env.CI) throw new Error("CI runs need PostgreSQL: set TEST_DATABASE_URL to one that answers");
  console.log("No PostgreSQL answers (TEST_DATABASE_URL): these tests run on SQLite only.");
  return ["sqlite"];
}

const available = await engines();

/** The same rules on every database that answers. */
export function onEachDatabase(name: string, define: (engine: Engine) => void): void {
  for (const engine of available) describe(`${name} (${engine})`, () => define(engine));
}
