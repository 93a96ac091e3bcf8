import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, type FileHandle, link, mkdir, open, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";

/** The only place that knows where bytes lie: DATA_DIR/files/ab/<random>, without anything of the sender's. */

export function newPlace(): string {
  return randomBytes(18).toString("hex");
}

export function pathOf(app: App, place: string): string {
  return join(app.config.dataDir, "files", place.slice(0, 2), place);
}

/** An empty file. Fails with "disk-full". */
export async function createBytes(app: App, place: string): Promise<void> {
  await whileRoom(async () => {
    await (await open(await pathFor(app, place), "wx", 0o600)).close();
  });
}

/**
 * Writes what comes, from `position` on, and answers how much of it is on disk, also when the sender's line
 * breaks in between. Fails with "too-large" past `limit` bytes and with "disk-full".
 */
export async function writeBytes(
  app: App,
  place: string,
  position: number,
  source: AsyncIterable<Buffer>,
  limit: number,
): Promise<{ written: number; broken: boolean }> {
  const file = await open(pathOf(app, place), "r+");
  try {
    return await whileRoom(() => pour(file, position, source, limit));
  } finally {
    await file.close();
  }
}

async function pour(file: FileHandle, position: number, source: AsyncIterable<Buffer>, limit: number) {
  let written = 0;
  const pieces = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch(() => null);
    const broken = next === null;
    if (broken || next.done) {
      await file.datasync();
      return { written, broken };
    }
    if (written + next.value.length > limit) throw new AppError("too-large");
    await file.write(next.value, 0, next.value.length, position + written);
    written += next.value.length;
  }
}

/** The path of bytes that something else is going to write. */
export async function pathFor(app: App, place: string): Promise<string> {
  const path = pathOf(app, place);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** The first bytes. */
export async function readHead(app: App, place: string, length: number): Promise<Buffer> {
  const file = await open(pathOf(app, place), "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A copy of its own: whoever still writes to the first does not change it. */
export async function copyBytes(app: App, from: string, to: string): Promise<void> {
  await whileRoom(async () => {
    await copyFile(pathOf(app, from), await pathFor(app, to), constants.COPYFILE_FICLONE);
    await syncBytes(app, to);
  });
}

/** The same bytes, which nothing writes to any more, under another name: no more room is taken where the disk can do that. */
export async function linkBytes(app: App, from: string, to: string): Promise<void> {
  const isLinked = await link(pathOf(app, from), await pathFor(app, to)).then(
    () => true,
    () => false,
  );
  // Some network disks cannot, and one file has only so many names.
  await (isLinked ? syncBytes(app, to) : copyBytes(app, from, to));
}

/** Waits until it is on the disk for good. */
export async function syncBytes(app: App, place: string): Promise<void> {
  const file = await open(pathOf(app, place), "r");
  await file.sync().finally(() => file.close());
}

/** What is gone already is fine. */
export async function removeBytes(app: App, places: readonly (string | null)[]): Promise<void> {
  for (const place of places) if (place !== null) await rm(pathOf(app, place), { force: true });
}

/** Fails with "disk-full" when these bytes would leave less free than other things of the server need. */
export async function checkRoom(app: App, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(app.config.dataDir);
  if (bavail * bsize - bytes < app.limits.freeDiskBytes) throw new AppError("disk-full");
}

async function whileRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOSPC" || code === "EDQUOT") throw new AppError("disk-full");
    throw error;
  }
}
