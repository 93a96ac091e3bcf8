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

/** Whose conversations these are, in their order, each once. */
export async function listContactIds(db: Db, conversationIds: readonly string[]): Promise<string[]> {
  if (conversationIds.length === 0) return [];
  const rows = await db
    .selectFrom("conversations")
    .select(["id", "contactId"])
    .where("id", "in", [...conversationIds])
    .execute();
  const owners = new Map(rows.map(({ id, contactId }) => [id, contactId]));
  return [...new Set(conversationIds.flatMap((id) => owners.get(id) ?? []))];
}

export async function hasConversations(db: Db, contactId: string): Promise<boolean> {
  return (await listNewest(db, contactId, 1)).length > 0;
}
