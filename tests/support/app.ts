import { afterAll, beforeAll } from "vitest";
import { type App, createApp } from "../../server/src/app.ts";
import { readConfig } from "../../server/src/config.ts";
import type { Engine } from "../../server/src/db/dialect.ts";
import { migrate } from "../../server/src/db/migrate.ts";
import { createDatabase, type TestDatabase } from "./databases.ts";

export interface TestApp {
  app: App;
  database: TestDatabase;
  close(): Promise<void>;
}

/** The app in this process, on a migrated database of its own. */
export async function openApp(
  engine: Engine,
  options: Parameters<typeof createApp>[1] = {},
): Promise<TestApp> {
  const database = await createDatabase(engine);
  const config = readConfig({
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.databaseUrl ?? "",
    LOG_LEVEL: "error",
  });
  const app = createApp(config, options);
  await migrate(app.store.schema, engine);
  return {
    app,
    database,
    async close() {
      await app.store.close();
      await database.drop();
    },
  };
}

/** One app for all tests of the surrounding `describe`. */
export function useApp(engine: Engine, options: Parameters<typeof createApp>[1] = {}): () => TestApp {
  let opened: TestApp | null = null;
  beforeAll(async () => {
    opened = await openApp(engine, options);
  });
  afterAll(() => opened?.close());
  return () => {
    if (!opened) throw new Error("used before the tests run");
    return opened;
  };
}
