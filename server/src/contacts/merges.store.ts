import { MERGE_UNDO_DAYS } from "@palique/shared/contact-names.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

export const UNDO_MS = MERGE_UNDO_DAYS * 86_400_000;

/** Values of a contact: basics by their name, fields by their id, and whether mails are wanted ("1" or "0"). */
export type Values = Record<string, string>;

/** A contact that became part of another one. */
export interface Merge {
  id: string;
  winnerId: string;
  loserId: string;
  operatorId: string | null;
  /** What was the loser's. */
  moved: { visitors: string[]; notes: string[] };
  /** Values of the winner's that the merge changed, as they were and as it made them. */
  before: Values;
  after: Values;
  at: number;
  undoneAt: number | null;
}

function fromRow({ moved, before, after, ...row }: Selectable<Database["contactMerges"]>): Merge {
  return {
    ...row,
    moved: fromJson<Merge["moved"]>(moved),
    before: fromJson<Values>(before),
    after: fromJson<Values>(after),
  };
}

function toRow({ moved, before, after, ...merge }: Merge): Selectable<Database["contactMerges"]> {
  return {
    ...merge,
    moved: JSON.stringify(moved),
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  };
}

export async function insertMerge(trx: Db, merge: Merge): Promise<void> {
  await trx.insertInto("contactMerges").values(toRow(merge)).execute();
}

export async function findMerge(db: Db, id: string): Promise<Merge | undefined> {
  const row = await db.selectFrom("contactMerges").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function updateMerge(trx: Db, merge: Merge): Promise<void> {
  await trx.updateTable("contactMerges").set(toRow(merge)).where("id", "=", merge.id).execute();
}

/** The one that made it part of another, if it is one. */
export async function findMergeOf(db: Db, loserId: string): Promise<Merge | undefined> {
  const row = await db
    .selectFrom("contactMerges")
    .selectAll()
    .where("loserId", "=", loserId)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Later ones into the same contact that hold, oldest first. */
export async function listLaterMerges(db: Db, { winnerId, at, id }: Merge): Promise<Merge[]> {
  const rows = await db
    .selectFrom("contactMerges")
    .selectAll()
    .where("winnerId", "=", winnerId)
    .where("undoneAt", "is", null)
    .where((eb) => eb.or([eb("at", ">", at), eb.and([eb("at", "=", at), eb("id", ">", id)])]))
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

/** Who is part of a contact and can still be parted from it, newest first. */
export function listUndoable(db: Db, winnerId: string, now: number, limit: number) {
  return db
    .selectFrom("contactMerges")
    .innerJoin("contacts", "contacts.id", "contactMerges.loserId")
    .leftJoin("operators", "operators.id", "contactMerges.operatorId")
    .select(["contactMerges.id", "contacts.name", "contacts.email", "contactMerges.at"])
    .select((eb) => eb.fn.coalesce("operators.name", eb.val("")).as("operatorName"))
    .where("winnerId", "=", winnerId)
    .where("undoneAt", "is", null)
    .where("contactMerges.at", ">", now - UNDO_MS)
    .orderBy("contactMerges.at", "desc")
    .limit(limit)
    .execute();
}

export async function listVisitorIds(trx: Db, contactId: string): Promise<string[]> {
  const rows = await trx.selectFrom("visitors").select("id").where("contactId", "=", contactId).execute();
  return rows.map(({ id }) => id);
}

/**
 * Those of these browsers that are one contact's are the other's from now on, with their conversations. The
 * browsers first: one that starts a conversation meanwhile is waited for, and then its conversation is seen.
 */
export async function moveVisitors(trx: Db, ids: readonly string[], from: string, to: string): Promise<void> {
  if (ids.length === 0) return;
  const moved = await trx
    .updateTable("visitors")
    .set({ contactId: to })
    .where("id", "in", [...ids])
    .where("contactId", "=", from)
    .returning("id")
    .execute();
  if (moved.length === 0) return;
  await trx
    .updateTable("conversations")
    .set({ contactId: to })
    .where(
      "visitorId",
      "in",
      moved.map(({ id }) => id),
    )
    .where("contactId", "=", from)
    .execute();
}
