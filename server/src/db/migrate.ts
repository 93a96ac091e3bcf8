import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Engine } from "./dialect.ts";
import * as organisation from "./migrations/001-organisation.ts";
import * as conversations from "./migrations/002-conversations.ts";
import * as jobs from "./migrations/003-jobs.ts";
import * as teamwork from "./migrations/004-teamwork.ts";
import type { Database } from "./schema.ts";

type EngineMigration = { up: (db: Kysely<unknown>, engine: Engine) => Promise<void> };

/** In order, append-only: one that has landed is never edited. */
const MIGRATIONS: Record<string, EngineMigration> = {
  "001-organisation": organisation,
  "002-conversations": conversations,
  "003-jobs": jobs,
  "004-teamwork": teamwork,
};

/** Brings the database to this version, or to the named migration. On PostgreSQL two processes may call it at once. */
export async function migrate(db: Kysely<Database>, engine: Engine, to?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(MIGRATIONS).map(([name, { up }]): [string, Migration] => [
            name,
            { up: (trx: Kysely<unknown>) => up(trx, engine) },
          ]),
        ),
    },
  });
  const { error } = to ? await migrator.migrateTo(to) : await migrator.migrateToLatest();
  if (error) throw error;
}
