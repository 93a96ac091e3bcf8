import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db, Store } from "../db/store.ts";

export type IdentitySecret = Selectable<Database["identitySecrets"]>;

/** Those that count at `now`: the current one first. */
export function listSecrets(db: Db, siteId: string, now: number): Promise<IdentitySecret[]> {
  return db
    .selectFrom("identitySecrets")
    .selectAll()
    .where("siteId", "=", siteId)
    .where((eb) => eb.or([eb("expiresAt", "is", null), eb("expiresAt", ">", now)]))
    .orderBy("id", "desc")
    .execute();
}

export async function insertSecret(trx: Db, secret: IdentitySecret): Promise<void> {
  await trx.insertInto("identitySecrets").values(secret).execute();
}

/** The current one counts until `expiresAt` only; what the site had before that does not any more. */
export async function retireSecrets(trx: Db, siteId: string, expiresAt: number): Promise<void> {
  await endRetired(trx, siteId);
  await trx.updateTable("identitySecrets").set({ expiresAt }).where("siteId", "=", siteId).execute();
}

/** What was retired counts no more, and neither does whom it proved. */
export async function endRetired(trx: Db, siteId: string): Promise<void> {
  await trx
    .deleteFrom("identitySecrets")
    .where("siteId", "=", siteId)
    .where("expiresAt", "is not", null)
    .execute();
}

/** One at a time changes a site's secrets or makes a new customer of the site, until the transaction ends. */
export async function lockIdentities(store: Store, trx: Db, siteId: string): Promise<void> {
  if (store.engine === "sqlite") return;
  await trx.selectFrom("sites").select("id").where("id", "=", siteId).forUpdate().execute();
}
