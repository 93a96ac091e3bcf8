import type { Db } from "../db/store.ts";

/** Puts other words and another extra (JSON) in the place of a message's. */
export async function updateMessage(
  trx: Db,
  message: { conversationId: string; seq: number; body: string; extra: string | null },
): Promise<void> {
  const { conversationId, seq, body, extra } = message;
  await trx
    .updateTable("messages")
    .set({ body, extra })
    .where("conversationId", "=", conversationId)
    .where("seq", "=", seq)
    .execute();
}

/** Seqs of the messages that answer this one. */
export async function listAnswers(trx: Db, conversationId: string, seq: number): Promise<number[]> {
  const rows = await trx
    .selectFrom("messages")
    .select("seq")
    .where("conversationId", "=", conversationId)
    .where("seq", ">", seq)
    // No text in JSON holds an unescaped quotation mark: this can only be the field itself.
    .where("extra", "like", `%"reply":{"seq":${seq},%`)
    .orderBy("seq")
    .execute();
  return rows.map((row) => row.seq);
}

/** Seq of the newest words that the visitor may see; 0 while there are none. */
export async function findNewestPublicText(trx: Db, conversationId: string): Promise<number> {
  const row = await trx
    .selectFrom("messages")
    .select("seq")
    .where("conversationId", "=", conversationId)
    .where("visibility", "=", "public")
    .where("kind", "=", "text")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
