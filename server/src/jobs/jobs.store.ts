import { sql } from "kysely";
import { type Db, fromJson, type Store } from "../db/store.ts";
import type { JobKind, JobPayloads, NewJob } from "./job-kinds.ts";

/** A claim on a job. It holds as long as the row still has both: whoever adds the job anew takes it away. */
interface Claim {
  id: string;
  lockedUntil: number;
}

export interface ClaimedJob<K extends JobKind> extends Claim {
  key: string | null;
  payload: JobPayloads[K];
  attempts: number;
}

/**
 * Inserts the job. One of the same kind and key that waits stays as it is, unless `replace`; one that is being
 * worked on or has failed gives way, because what it did may be older than the reason to add this one.
 */
export async function insertJob<K extends JobKind>(
  trx: Db,
  job: NewJob<K>,
  id: string,
  now: number,
  replace: boolean,
): Promise<void> {
  const fresh = {
    id,
    payload: JSON.stringify(job.payload),
    runAt: job.runAt,
    attempts: 0,
    lockedUntil: null,
    failedAt: null,
    lastError: null,
    createdAt: now,
  };
  const insert = trx.insertInto("jobs").values({ ...fresh, kind: job.kind, key: job.key ?? null });
  if (job.key === undefined) {
    await insert.execute();
    return;
  }
  await insert
    .onConflict((conflict) => {
      const update = conflict.columns(["kind", "key"]).doUpdateSet(fresh);
      if (replace) return update;
      return update.where((where) =>
        where.or([where("jobs.lockedUntil", "is not", null), where("jobs.failedAt", "is not", null)]),
      );
    })
    .execute();
}

export async function deleteJobByKey(trx: Db, kind: JobKind, key: string): Promise<void> {
  await trx.deleteFrom("jobs").where("kind", "=", kind).where("key", "=", key).execute();
}

/**
 * Takes up to `limit` due jobs until `lockedUntil`; nobody else gets them before. A claim moves `runAt` along, so
 * that a job whose process was killed is simply due again.
 */
export async function claimJobs<K extends JobKind>(
  store: Store,
  trx: Db,
  kind: K,
  limit: number,
  now: number,
  lockedUntil: number,
): Promise<ClaimedJob<K>[]> {
  let due = trx
    .selectFrom("jobs")
    .select(["id", "key", "payload", "attempts"])
    .where("kind", "=", kind)
    .where("failedAt", "is", null)
    .where("runAt", "<=", now)
    .orderBy("runAt")
    .limit(limit);
  // SQLite has one writer at a time anyway.
  if (store.engine === "postgres") due = due.forUpdate().skipLocked();
  const rows = await due.execute();
  if (rows.length === 0) return [];
  await trx
    .updateTable("jobs")
    .set({ attempts: sql`attempts + 1`, runAt: lockedUntil, lockedUntil })
    .where(
      "id",
      "in",
      rows.map((row) => row.id),
    )
    .execute();
  return rows.map((row) => ({
    ...row,
    payload: fromJson<JobPayloads[K]>(row.payload),
    attempts: row.attempts + 1,
    lockedUntil,
  }));
}

/** When the next job of this kind is due; null: none waits. */
export async function nextJobAt(db: Db, kind: JobKind): Promise<number | null> {
  const row = await db
    .selectFrom("jobs")
    .select("runAt")
    .where("kind", "=", kind)
    .where("failedAt", "is", null)
    .orderBy("runAt")
    .limit(1)
    .executeTakeFirst();
  return row?.runAt ?? null;
}

export async function deleteClaimed(trx: Db, { id, lockedUntil }: Claim): Promise<void> {
  await trx.deleteFrom("jobs").where("id", "=", id).where("lockedUntil", "=", lockedUntil).execute();
}

/** Gives a claimed job back: to run again at `runAt`, or for good with `failedAt`. */
export async function releaseClaimed(
  trx: Db,
  { id, lockedUntil }: Claim,
  set: { runAt: number; attempts: number; failedAt: number | null; lastError: string | null },
): Promise<void> {
  await trx
    .updateTable("jobs")
    .set({ ...set, lockedUntil: null })
    .where("id", "=", id)
    .where("lockedUntil", "=", lockedUntil)
    .execute();
}

export async function countJobs(db: Db, kind: JobKind): Promise<{ waiting: number; failed: number }> {
  const { waiting, all } = await db
    .selectFrom("jobs")
    .select((select) => [
      select.fn.countAll<number>().filterWhere("failedAt", "is", null).as("waiting"),
      select.fn.countAll<number>().as("all"),
    ])
    .where("kind", "=", kind)
    .executeTakeFirstOrThrow();
  return { waiting, failed: all - waiting };
}
