import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

type MissedMail = Selectable<Database["missedMails"]>;

/** The last mail about this conversation. */
export function findMissedMail(db: Db, conversationId: string): Promise<MissedMail | undefined> {
  return db
    .selectFrom("missedMails")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .executeTakeFirst();
}

export async function upsertMissedMail(trx: Db, { conversationId, ...mailed }: MissedMail): Promise<void> {
  await trx
    .insertInto("missedMails")
    .values({ conversationId, ...mailed })
    .onConflict((conflict) => conflict.column("conversationId").doUpdateSet(mailed))
    .execute();
}

/** Whether this person wants such mails; undefined: there is no such person. */
export async function findChoice(db: Db, contactId: string): Promise<boolean | undefined> {
  const row = await db
    .selectFrom("contacts")
    .select("missedMails")
    .where("id", "=", contactId)
    .executeTakeFirst();
  return row && row.missedMails === 1;
}

export async function updateChoice(trx: Db, contactId: string, isWanted: boolean): Promise<void> {
  await trx
    .updateTable("contacts")
    .set({ missedMails: Number(isWanted) })
    .where("id", "=", contactId)
    .execute();
}
