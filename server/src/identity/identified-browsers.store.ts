import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";
import { deleteBrowserSubscriptions } from "../notifications/push.store.ts";

export type IdentifiedBrowser = Selectable<Database["identifiedBrowsers"]>;

/** A browser whose page has not said again who sits there is nobody's after this. */
const LASTS_MS = 30 * 86_400_000;

/** For whom this browser speaks, if a secret that still counts has proven it. */
export function findIdentifiedBrowser(
  db: Db,
  siteId: string,
  browserHash: string,
  now: number,
): Promise<IdentifiedBrowser | undefined> {
  return db
    .selectFrom("identifiedBrowsers")
    .innerJoin("identitySecrets", "identitySecrets.id", "identifiedBrowsers.secretId")
    .selectAll("identifiedBrowsers")
    .where("identifiedBrowsers.siteId", "=", siteId)
    .where("browserHash", "=", browserHash)
    .where("provedAt", ">", now - LASTS_MS)
    .where((eb) => eb.or([eb("expiresAt", "is", null), eb("expiresAt", ">", now)]))
    .executeTakeFirst();
}

/** A browser is one person's at a time. */
export async function upsertIdentifiedBrowser(trx: Db, browser: IdentifiedBrowser): Promise<void> {
  const { siteId: _, browserHash: __, ...changed } = browser;
  await trx
    .insertInto("identifiedBrowsers")
    .values(browser)
    .onConflict((conflict) => conflict.columns(["siteId", "browserHash"]).doUpdateSet(changed))
    .execute();
}

/** Answers whose it was, proven or not any more. */
export async function deleteIdentifiedBrowser(
  trx: Db,
  siteId: string,
  browserHash: string,
): Promise<string | undefined> {
  const row = await trx
    .deleteFrom("identifiedBrowsers")
    .where("siteId", "=", siteId)
    .where("browserHash", "=", browserHash)
    .returning("visitorId")
    .executeTakeFirst();
  return row?.visitorId;
}

/** Nobody is proven by a retired secret of the site any more, or told of answers there; answers which browsers were. */
export async function deleteProvenByRetired(trx: Db, siteId: string): Promise<string[]> {
  const gone = await trx
    .deleteFrom("identifiedBrowsers")
    .where("siteId", "=", siteId)
    .where("secretId", "in", (eb) =>
      eb
        .selectFrom("identitySecrets")
        .select("id")
        .where("siteId", "=", siteId)
        .where("expiresAt", "is not", null),
    )
    .returning(["visitorId", "browserHash"])
    .execute();
  for (const { visitorId, browserHash } of gone)
    await deleteBrowserSubscriptions(trx, visitorId, browserHash);
  return gone.map(({ browserHash }) => browserHash);
}
