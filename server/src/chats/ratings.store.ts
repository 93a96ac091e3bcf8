import type { Rating } from "@palique/shared/conversation.ts";
import type { Insertable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

/** So long after it was given a rating can be changed. */
export const RATING_CHANGES_MS = 10 * 60_000;

/** A chat's rating, with when it was given first. */
export async function findRating(db: Db, chatId: string): Promise<(Rating & { at: number }) | undefined> {
  const row = await db
    .selectFrom("ratings")
    .select(["kind", "score", "comment", "at"])
    .where("chatId", "=", chatId)
    .executeTakeFirst();
  return row && { ...row, kind: row.kind as Rating["kind"] };
}

export async function saveRating(trx: Db, rating: Insertable<Database["ratings"]>): Promise<void> {
  const { kind, score, comment, changedAt } = rating;
  await trx
    .insertInto("ratings")
    .values(rating)
    .onConflict((conflict) => conflict.column("chatId").doUpdateSet({ kind, score, comment, changedAt }))
    .execute();
}
