import type { Db } from "../db/store.ts";

/** No link opens a conversation of this visitor any more. */
export async function deleteLinksOf(trx: Db, visitorId: string): Promise<void> {
  await trx.deleteFrom("chatLinks").where("visitorId", "=", visitorId).execute();
}
