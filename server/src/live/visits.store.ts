import type { Insertable, Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db, Store } from "../db/store.ts";

export type Visit = Selectable<Database["visits"]>;

/** Those of them that exist. Another process writes no visit of theirs until the end of the transaction. */
export async function lockVisitors(
  { engine }: Pick<Store, "engine">,
  trx: Db,
  ids: readonly string[],
): Promise<Set<string>> {
  // In one order, so that two processes never wait for each other.
  const query = trx
    .selectFrom("visitors")
    .select("id")
    .where("id", "in", [...ids])
    .orderBy("id");
  const rows = await (engine === "postgres" ? query.forUpdate() : query).execute();
  return new Set(rows.map((row) => row.id));
}

export async function findVisit(trx: Db, id: string): Promise<Visit | undefined> {
  return trx.selectFrom("visits").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The visitor's newest on the site that ended at or after `since`. */
export async function findRecentVisit(
  trx: Db,
  visitorId: string,
  siteId: string,
  since: number,
): Promise<Visit | undefined> {
  return trx
    .selectFrom("visits")
    .selectAll()
    .where("visitorId", "=", visitorId)
    .where("siteId", "=", siteId)
    .where("endedAt", ">=", since)
    .orderBy("endedAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** As it is now, whether or not it was stored before. */
export async function upsertVisit(trx: Db, visit: Insertable<Database["visits"]>): Promise<void> {
  const { id: _, ...changed } = visit;
  await trx
    .insertInto("visits")
    .values(visit)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
    .execute();
}

export async function deleteVisit(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("visits").where("id", "=", id).execute();
}

/** Counts one more visit; answers how many there are. */
export async function countVisit(trx: Db, visitorId: string): Promise<number> {
  const row = await trx
    .updateTable("visitors")
    .set((eb) => ({ visits: eb("visits", "+", 1) }))
    .where("id", "=", visitorId)
    .returning("visits")
    .executeTakeFirstOrThrow();
  return row.visits;
}

/** Newest first, on these sites. */
export async function listVisitsOf(
  db: Db,
  contactId: string,
  siteIds: readonly string[],
  limit: number,
): Promise<Visit[]> {
  if (siteIds.length === 0) return [];
  return db
    .selectFrom("visits")
    .innerJoin("visitors", "visitors.id", "visits.visitorId")
    .selectAll("visits")
    .where("visitors.contactId", "=", contactId)
    .where("visits.siteId", "in", [...siteIds])
    .orderBy("visits.endedAt", "desc")
    .limit(limit)
    .execute();
}
