import type { Selectable } from "kysely";
import { prepared } from "../db/prepared.ts";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

export type StoredInvitation = Selectable<Database["invitations"]>;

/** A browser on the site, and the visitor it is known as. */
export interface Invited {
  liveId: string;
  visitorId: string | null;
}

/** What is theirs: made for this browser while it is here, or for the visitor at any time. Null is nobody. */
function ofInvited(db: Db, { liveId, visitorId }: Invited) {
  return db
    .selectFrom("invitations")
    .where((eb) => eb.or([eb("liveId", "=", liveId), eb("visitorId", "=", visitorId)]));
}

export function findInvitation(db: Db, id: string): Promise<StoredInvitation | undefined> {
  return db.selectFrom("invitations").selectAll().where("id", "=", id).executeTakeFirst();
}

/** What an operator's request already made. */
export function findByRequest(
  db: Db,
  operatorId: string,
  clientId: string,
): Promise<StoredInvitation | undefined> {
  return db
    .selectFrom("invitations")
    .selectAll()
    .where("operatorId", "=", operatorId)
    .where("clientId", "=", clientId)
    .executeTakeFirst();
}

const openOf = prepared((db, who: Invited) => ofInvited(db, who).selectAll().where("endedAt", "is", null));

/** Those that have not ended: one, or two for a moment where a browser turned out to be a visitor's. */
export function listOpen(db: Db, { liveId, visitorId }: Invited): Promise<StoredInvitation[]> {
  return openOf(db, { liveId, visitorId });
}

export function listOpenOfRule(db: Db, ruleId: string): Promise<StoredInvitation[]> {
  return db
    .selectFrom("invitations")
    .selectAll()
    .where("ruleId", "=", ruleId)
    .where("endedAt", "is", null)
    .execute();
}

/** What the visitor was asked since then, newest first. */
export function listAsked(
  db: Db,
  who: Invited,
  since: number,
): Promise<Pick<StoredInvitation, "ruleId" | "variant" | "askedAt" | "ending">[]> {
  return ofInvited(db, who)
    .select(["ruleId", "variant", "askedAt", "ending"])
    .where("askedAt", ">=", since)
    .orderBy("askedAt", "desc")
    .limit(500)
    .execute();
}

/** False where one is open already: of two at the same moment the second gets it. */
export async function insertInvitation(trx: Db, invitation: StoredInvitation): Promise<boolean> {
  const result = await trx
    .insertInto("invitations")
    .values(invitation)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

type Moment = "shownAt" | "openedAt" | "answeredAt" | "takenAt" | "convertedAt";

/** True the first time. */
export async function markOnce(trx: Db, id: string, moment: Moment, now: number): Promise<boolean> {
  const result = await trx
    .updateTable("invitations")
    .set({ [moment]: now })
    .where("id", "=", id)
    .where(moment, "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function updateInvitation(
  trx: Db,
  id: string,
  patch: Partial<Pick<StoredInvitation, "expiresAt" | "visitorId" | "chatId">>,
): Promise<void> {
  await trx.updateTable("invitations").set(patch).where("id", "=", id).execute();
}

/** What the browser got while it was nobody's is the visitor's: it goes with them. */
export async function giveToVisitor(trx: Db, liveId: string, visitorId: string): Promise<void> {
  await trx
    .updateTable("invitations")
    .set({ visitorId })
    .where("liveId", "=", liveId)
    .where("visitorId", "is", null)
    // Of those that are open a visitor has one.
    .where("endedAt", "is not", null)
    .execute();
}

/** False where it had ended. */
export async function closeInvitation(trx: Db, id: string, ending: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable("invitations")
    .set({ ending, endedAt: now })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The one whose answer began this chat. */
export function findByChat(db: Db, chatId: string): Promise<StoredInvitation | undefined> {
  return db.selectFrom("invitations").selectAll().where("chatId", "=", chatId).executeTakeFirst();
}

/** What they were shown by these rules since then, newest first. */
export function listShown(
  db: Db,
  who: Invited,
  ruleIds: readonly string[],
  since: number,
): Promise<StoredInvitation[]> {
  return ofInvited(db, who)
    .selectAll()
    .where("ruleId", "in", [...ruleIds])
    .where("shownAt", ">=", since)
    .orderBy("shownAt", "desc")
    .execute();
}

/** The rule goes; the invitations stay, for those who got them. */
export async function forgetRule(trx: Db, ruleId: string): Promise<void> {
  await trx.updateTable("invitations").set({ ruleId: null }).where("ruleId", "=", ruleId).execute();
}
