import type { Db } from "../db/store.ts";

/** Secrets this installation makes for itself, each under a name of its own. */
type SecretName = "vapidKeys" | "signingKey";

export async function findSecret(db: Db, name: SecretName): Promise<string | undefined> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value;
}

/** The first to come stays: what was given out is bound to it. */
export async function insertSecret(trx: Db, name: SecretName, value: string): Promise<void> {
  await trx
    .insertInto("settings")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}
