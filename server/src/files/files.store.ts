import type { FileCard } from "@palique/shared/conversation.ts";
import type { Insertable, Selectable, Updateable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

/**
 * A file on its way ("uploading"), waiting to be sent ("ready"), held by a ready-made text or by a message that waits
 * to be sent as if typed ("kept"), or part of a message ("used").
 */
export type StoredFile = Selectable<Database["files"]>;

/** The message that has it. */
export type FilePlace = { conversationId: string; seq: number } | { roomId: string; seq: number };

export async function insertFile(trx: Db, file: Insertable<Database["files"]>): Promise<void> {
  await trx.insertInto("files").values(file).execute();
}

export function findFile(db: Db, id: string): Promise<StoredFile | undefined> {
  return db.selectFrom("files").selectAll().where("id", "=", id).executeTakeFirst();
}

export function findFileByClientId(db: Db, owner: string, clientId: string): Promise<StoredFile | undefined> {
  return db
    .selectFrom("files")
    .selectAll()
    .where("owner", "=", owner)
    .where("clientId", "=", clientId)
    .executeTakeFirst();
}

export async function listFiles(db: Db, ids: readonly string[]): Promise<StoredFile[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("files")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
}

/** Moves the offset on; false when the upload stands elsewhere by now, or is finished. */
export async function advanceFile(
  trx: Db,
  id: string,
  from: number,
  received: number,
  now: number,
): Promise<boolean> {
  const result = await trx
    .updateTable("files")
    .set({ received, touchedAt: now })
    .where("id", "=", id)
    .where("received", "=", from)
    .where("state", "=", "uploading")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** False when somebody else finished it, or it is gone. */
export async function finishFile(
  trx: Db,
  id: string,
  change: Updateable<Database["files"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("files")
    .set({ ...change, state: "ready" })
    .where("id", "=", id)
    .where("state", "=", "uploading")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Makes it part of a message; false when it is part of something else. */
export async function useFile(
  trx: Db,
  id: string,
  place: FilePlace,
  before: "ready" | "kept",
): Promise<boolean> {
  const result = await trx
    .updateTable("files")
    .set({ ...place, state: "used" })
    .where("id", "=", id)
    .where("state", "=", before)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Nobody sweeps it away any more; false when it is part of something already. */
export async function keepFile(trx: Db, id: string): Promise<boolean> {
  const result = await trx
    .updateTable("files")
    .set({ state: "kept" })
    .where("id", "=", id)
    .where("state", "=", "ready")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What was kept, and is not any more. */
export async function deleteKept(trx: Db, ids: readonly string[]): Promise<StoredFile[]> {
  const kept = (await listFiles(trx, ids)).filter((file) => file.state === "kept");
  const gone = kept.map((file) => file.id);
  if (gone.length > 0) await trx.deleteFrom("files").where("id", "in", gone).execute();
  return kept;
}

/** Deletes the row unless something has the file; false when something has, or it is gone. */
export async function deleteUnused(trx: Db, id: string): Promise<boolean> {
  const result = await trx
    .deleteFrom("files")
    .where("id", "=", id)
    .where("state", "in", ["uploading", "ready"])
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function deleteFilesOf(trx: Db, conversationId: string, seq: number): Promise<StoredFile[]> {
  const rows = await trx
    .selectFrom("files")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .where("seq", "=", seq)
    .execute();
  await trx.deleteFrom("files").where("conversationId", "=", conversationId).where("seq", "=", seq).execute();
  return rows;
}

/** Never sent, and untouched since. */
export function listAbandoned(db: Db, touchedBefore: number, limit: number): Promise<StoredFile[]> {
  return (
    db
      .selectFrom("files")
      .selectAll()
      // As the index has it.
      .where("state", "!=", "used")
      .where("state", "!=", "kept")
      .where("touchedAt", "<", touchedBefore)
      .orderBy("touchedAt")
      .limit(limit)
      .execute()
  );
}

/** As it stands in a message: instead of addresses the key that signs them. See sign-files.ts. */
export function toCard(file: StoredFile): FileCard {
  return {
    id: file.id,
    name: file.name,
    type: file.type,
    size: file.size,
    kind: file.kind as FileCard["kind"],
    url: file.key,
    thumbnail: file.thumbnail === null ? null : "",
    width: file.width,
    height: file.height,
    ...(file.voiceMs !== null && { voiceMs: file.voiceMs }),
  };
}
