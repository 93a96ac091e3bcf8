import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import type { Engine } from "./dialect.ts";
import * as organisation from "./migrations/001-organisation.ts";
import * as conversations from "./migrations/002-conversations.ts";
import * as jobs from "./migrations/003-jobs.ts";
import * as teamwork from "./migrations/004-teamwork.ts";
import * as messageExtra from "./migrations/005-message-extra.ts";
import * as files from "./migrations/006-files.ts";
import * as canned from "./migrations/007-canned.ts";
import * as control from "./migrations/008-control.ts";
import * as afterChat from "./migrations/009-after-chat.ts";
import * as push from "./migrations/010-push.ts";
import * as search from "./migrations/011-search.ts";
import * as teamChats from "./migrations/012-team-chats.ts";
import * as views from "./migrations/013-views.ts";
import * as cannedFiles from "./migrations/014-canned-files.ts";
import * as linkedBrowsers from "./migrations/015-linked-browsers.ts";
import * as teamFiles from "./migrations/016-team-files.ts";
import * as delivered from "./migrations/017-delivered.ts";
import * as visits from "./migrations/018-visits.ts";
import * as invitations from "./migrations/019-invitations.ts";
import * as contacts from "./migrations/020-contacts.ts";
import * as privacy from "./migrations/021-privacy.ts";
import * as shares from "./migrations/022-shares.ts";
import * as recordings from "./migrations/024-recordings.ts";
import type { Database } from "./schema.ts";

type EngineMigration = { up: (db: Kysely<unknown>, engine: Engine) => Promise<void> };

/** In order, append-only: one that has landed is never edited. */
const MIGRATIONS: Record<string, EngineMigration> = {
  "001-organisation": organisation,
  "002-conversations": conversations,
  "003-jobs": jobs,
  "004-teamwork": teamwork,
  "005-message-extra": messageExtra,
  "006-files": files,
  "007-canned": canned,
  "008-control": control,
  "009-after-chat": afterChat,
  "010-push": push,
  "011-search": search,
  "012-team-chats": teamChats,
  "013-views": views,
  "014-canned-files": cannedFiles,
  "015-linked-browsers": linkedBrowsers,
  "016-team-files": teamFiles,
  "017-delivered": delivered,
  "018-visits": visits,
  "019-invitations": invitations,
  "020-contacts": contacts,
  "021-privacy": privacy,
  "022-shares": shares,
  "024-recordings": recordings,
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
