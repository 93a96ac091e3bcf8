import type { Selectable } from "kysely";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

export type Share = Selectable<Database["shares"]>;

const byId = prepared((db, { id }: { id: string }) =>
  db.selectFrom("shares").selectAll().where("id", "=", id),
);

export async function findShare(db: Db, id: string): Promise<Share | undefined> {
  return (await byId(db, { id }))[0];
}

/** Those that have not ended. */
export function listOpenShares(db: Db, conversationId: string): Promise<Share[]> {
  return db
    .selectFrom("shares")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .where("endedAt", "is", null)
    .orderBy("askedAt")
    .execute();
}

const ofVisitor = prepared((db, { visitorId }: { visitorId: string }) =>
  db.selectFrom("shares").selectAll().where("visitorId", "=", visitorId).where("endedAt", "is", null),
);

export function listOpenSharesOf(db: Db, visitorId: string): Promise<Share[]> {
  return ofVisitor(db, { visitorId });
}

export function findOpenShare(db: Db, conversationId: string, kind: string): Promise<Share | undefined> {
  return db
    .selectFrom("shares")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .where("kind", "=", kind)
    .where("endedAt", "is", null)
    .executeTakeFirst();
}

/** False where one of the kind is open already: of two at the same moment the second gets it. */
export async function insertShare(trx: Db, share: Share): Promise<boolean> {
  const result = await trx
    .insertInto("shares")
    .values(share)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateShare(
  trx: Db,
  share: Share,
  change: Partial<Omit<Share, "id" | "rev">>,
): Promise<Share> {
  const rev = share.rev + 1;
  await trx
    .updateTable("shares")
    .set({ ...change, rev })
    .where("id", "=", share.id)
    .execute();
  return { ...share, ...change, rev };
}

/** The visitor is at it; nobody is shown that, so `rev` stays. */
export async function touchShare(trx: Db, id: string, now: number): Promise<void> {
  await trx
    .updateTable("shares")
    .set({ seenAt: now })
    .where("id", "=", id)
    .where("state", "=", "active")
    .where("seenAt", "<", now)
    .execute();
}
