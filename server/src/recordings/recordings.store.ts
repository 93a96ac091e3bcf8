import { type Selectable, sql } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

export type Recording = Selectable<Database["recordings"]>;

/** False where there is one of this consent. */
export async function insertRecording(trx: Db, recording: Recording): Promise<boolean> {
  const result = await trx
    .insertInto("recordings")
    .values(recording)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function findRecording(db: Db, id: string): Promise<Recording | undefined> {
  return db.selectFrom("recordings").selectAll().where("id", "=", id).executeTakeFirst();
}

export function findRecordingOf(
  db: Db,
  { shareId, startedAt }: Pick<Recording, "shareId" | "startedAt">,
): Promise<Recording | undefined> {
  return db
    .selectFrom("recordings")
    .selectAll()
    .where("shareId", "=", shareId)
    .where("startedAt", "=", startedAt)
    .executeTakeFirst();
}

export function listRecordingsOf(
  db: Db,
  conversationIds: readonly string[],
): Promise<(Recording & { operatorName: string | null; number: number })[]> {
  if (conversationIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("recordings")
    .innerJoin("conversations", "conversations.id", "recordings.conversationId")
    .leftJoin("operators", "operators.id", "recordings.operatorId")
    .selectAll("recordings")
    .select(["operators.name as operatorName", "conversations.number as number"])
    .where("recordings.conversationId", "in", [...conversationIds])
    .orderBy("recordings.startedAt")
    .execute();
}

/** Some that began before. */
export function listRecordingsBefore(
  db: Db,
  before: number,
  limit: number,
): Promise<Pick<Recording, "id" | "place">[]> {
  return db
    .selectFrom("recordings")
    .select(["id", "place"])
    .where("startedAt", "<", before)
    .orderBy("startedAt")
    .limit(limit)
    .execute();
}

/** More of it is on the disk; other processes may have their share in it. */
export async function growRecording(
  trx: Db,
  id: string,
  { bytes, durationMs }: { bytes: number; durationMs: number },
): Promise<void> {
  await trx
    .updateTable("recordings")
    .set({
      size: sql`size + ${bytes}`,
      durationMs: sql`case when "durationMs" < ${durationMs} then ${durationMs} else "durationMs" end`,
    })
    .where("id", "=", id)
    .execute();
}

/** Those of a share end, but one that began with the consent of `except`. */
export async function endRecordings(
  trx: Db,
  shareId: string,
  now: number,
  except: number | null,
): Promise<void> {
  await trx
    .updateTable("recordings")
    .set({ endedAt: now })
    .where("shareId", "=", shareId)
    .where("endedAt", "is", null)
    .$if(except !== null, (query) => query.where("startedAt", "!=", except))
    .execute();
}

export async function deleteRecordings(trx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await trx
      .deleteFrom("recordings")
      .where("id", "in", [...ids])
      .execute();
}
