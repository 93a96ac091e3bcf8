import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { RECORDING_MARK, readBatches } from "@palique/shared/recording-format.ts";
import type { App } from "../app.ts";
import { checkRoom } from "../files/bytes.ts";

/**
 * The only place that knows where recordings lie: DATA_DIR/recordings/ab/<random>/, one part for every time that a
 * process began to write. So a crash tears the end of one part only, and no two processes ever write to the same.
 */

/** Room that has to be there for a part to begin. */
const PART_BYTES = 20_000_000;
const PIECE_BYTES = 1_000_000;

export function newRecordingPlace(): string {
  return randomBytes(18).toString("hex");
}

function folderOf(app: App, place: string): string {
  return join(app.config.dataDir, "recordings", place.slice(0, 2), place);
}

/** A new part behind those that are there. Fails with "disk-full". */
export async function openPart(app: App, place: string): Promise<FileHandle> {
  await checkRoom(app, PART_BYTES);
  const folder = folderOf(app, place);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // By time; two at the same moment are of two processes.
  const name = `${String(app.now()).padStart(15, "0")}-${randomBytes(4).toString("hex")}`;
  return open(join(folder, name), "wx", 0o600);
}

/** The recording as one file: every part up to where it is whole. */
export async function* readParts(app: App, place: string): AsyncGenerator<Uint8Array> {
  yield RECORDING_MARK;
  const folder = folderOf(app, place);
  const names = await readdir(folder).catch(() => []);
  for (const name of names.sort()) yield* wholeBatches(join(folder, name));
}

async function* wholeBatches(path: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const bytes = rest.length === 0 ? (piece as Buffer) : Buffer.concat([rest, piece as Buffer]);
    const { whole, isBroken } = measure(bytes);
    if (whole > 0) yield bytes.subarray(0, whole);
    if (isBroken) return;
    rest = bytes.subarray(whole);
  }
}

function measure(bytes: Uint8Array): { whole: number; isBroken: boolean } {
  const batches = readBatches(bytes);
  for (;;) {
    const next = batches.next();
    if (next.done) return next.value;
  }
}

/** What is gone already is fine. */
export async function removeParts(app: App, places: readonly string[]): Promise<void> {
  for (const place of places) await rm(folderOf(app, place), { recursive: true, force: true });
}
