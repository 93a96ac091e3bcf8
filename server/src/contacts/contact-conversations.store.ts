import type { Db } from "../db/store.ts";

/** Readers and the index see that the rows are new. */
export async function raiseRevsOf(trx: Db, contactId: string): Promise<void> {
  await trx
    .updateTable("conversations")
    .set((eb) => ({ rev: eb("rev", "+", 1) }))
    .where("contactId", "=", contactId)
    .execute();
}

export async function listNewest(db: Db, contactId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("conversations")
    .select("id")
    .where("contactId", "=", contactId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
