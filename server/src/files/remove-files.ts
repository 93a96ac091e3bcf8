import type { FileCard } from "@palique/shared/conversation.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { addJob } from "../jobs/add-job.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { removeBytes } from "./bytes.ts";
import { deleteFilesOf, deleteKept, deleteUnused, listAbandoned, type StoredFile } from "./files.store.ts";

/** Uploads nobody touched for this long are given up. */
const ABANDONED_MS = 24 * 3_600_000;
const SWEEP_EVERY_MS = 3_600_000;
const SWEEP_SIZE = 200;

/** The files of a deleted message: gone from the database with it, and from the disk right after the commit. */
export async function removeFiles(
  app: App,
  trx: Db,
  announce: Announce,
  conversationId: string,
  seq: number,
): Promise<void> {
  const files = await deleteFilesOf(trx, conversationId, seq);
  if (files.length > 0) announce(await removeLater(app, trx, files));
}

/** Kept files whose reason is gone. */
export async function dropKeptFiles(
  app: App,
  trx: Db,
  announce: Announce,
  cards: readonly FileCard[],
): Promise<void> {
  const files = await deleteKept(
    trx,
    cards.map(({ id }) => id),
  );
  if (files.length > 0) announce(await removeLater(app, trx, files));
}

async function removeLater(app: App, trx: Db, files: readonly StoredFile[]) {
  const places = files.flatMap(({ path, thumbnail }) => (thumbnail === null ? [path] : [path, thumbnail]));
  return removeBytesLater(app, trx, places);
}

/** Bytes that no row has any more go from the disk right after the commit. */
export function removeBytesLater(app: App, trx: Db, places: string[]) {
  return addJob(app, trx, { kind: "file-removal", payload: { places }, runAt: app.now() });
}

export const removeFileBytes: JobHandler<"file-removal"> = (app, { places }) => removeBytes(app, places);

/** Sees to it that uploads which never became part of a message go away. One job, which comes again. */
export async function scheduleSweep(app: App): Promise<void> {
  await app.write((trx) =>
    addJob(app, trx, { kind: "file-sweep", key: "sweep", payload: {}, runAt: app.now() }),
  );
}

export const sweepFiles: JobHandler<"file-sweep"> = async (app, _payload, job) => {
  const now = app.now();
  const abandoned = await listAbandoned(app.db, now - ABANDONED_MS, SWEEP_SIZE);
  if (abandoned.length > 0) {
    await app.write(async (trx) => {
      const gone: StoredFile[] = [];
      for (const file of abandoned) if (await deleteUnused(trx, file.id)) gone.push(file);
      await removeLater(app, trx, gone);
    });
    app.log.info({ event: "uploads.expired", count: abandoned.length });
  }
  job.postpone(abandoned.length === SWEEP_SIZE ? now : now + SWEEP_EVERY_MS);
};
