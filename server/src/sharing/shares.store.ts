import type { ShareKind } from "@palique/shared/share-names.ts";
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
    .orderBy("id")
    .execute();
}

const ofVisitor = prepared((db, { visitorId }: { visitorId: string }) =>
  db.selectFrom("shares").selectAll().where("visitorId", "=", visitorId).where("endedAt", "is", null),
);

export function listOpenSharesOf(db: Db, visitorId: string): Promise<Share[]> {
  return ofVisitor(db, { visitorId });
}

/** Open ones that the operator asked for, has control in, or asked more of. */
export function listOpenSharesWith(db: Db, operatorId: string): Promise<Share[]> {
  return db
    .selectFrom("shares")
    .selectAll()
    .where("endedAt", "is", null)
    .where((eb) =>
      eb.or([
        eb("operatorId", "=", operatorId),
        eb("controlledBy", "=", operatorId),
        eb("levelAskedBy", "=", operatorId),
        eb("recordingAskedBy", "=", operatorId),
      ]),
    )
    .execute();
}

/** Few: each is a chat in which somebody is asked or shows something right now. */
export function listAllOpenShares(db: Db): Promise<Share[]> {
  return db.selectFrom("shares").selectAll().where("endedAt", "is", null).execute();
}

export function listOpenSharesAt(db: Db, siteId: string): Promise<Share[]> {
  return db
    .selectFrom("shares")
    .innerJoin("conversations", "conversations.id", "shares.conversationId")
    .selectAll("shares")
    .where("conversations.siteId", "=", siteId)
    .where("shares.endedAt", "is", null)
    .orderBy("shares.conversationId")
    .execute();
}

/** What visitors share right now, for each conversation: pages, screens and calls. */
export async function listShared(
  db: Db,
  conversationIds: readonly string[],
): Promise<Map<string, ShareKind[]>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("shares")
    .select(["conversationId", "kind"])
    .where("conversationId", "in", [...conversationIds])
    .where("endedAt", "is", null)
    .where("state", "=", "active")
    .where("kind", "!=", "capture")
    .orderBy("kind")
    .execute();
  const groups = new Map<string, ShareKind[]>();
  for (const { conversationId, kind } of rows) {
    groups.set(conversationId, [...(groups.get(conversationId) ?? []), kind as ShareKind]);
  }
  return groups;
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

/** False where one of the kind is open already. */
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

/** The conversation is another visitor's now. */
export async function giveShares(trx: Db, conversationId: string, visitorId: string): Promise<void> {
  await trx.updateTable("shares").set({ visitorId }).where("conversationId", "=", conversationId).execute();
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
