import type { Db } from "../db/store.ts";

const NAME = "vapidKeys";

export async function findVapidKeys(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", NAME).executeTakeFirst();
  return row?.value;
}

/** The first to come stays: subscriptions are bound to it. */
export async function insertVapidKeys(trx: Db, value: string): Promise<void> {
  await trx
    .insertInto("settings")
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}
