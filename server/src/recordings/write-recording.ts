import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import type { Frames } from "@palique/shared/cobrowse.ts";
import { headOf, type RecordedBatch } from "@palique/shared/recording-format.ts";
import type { App } from "../app.ts";
import { checkRoom } from "../files/bytes.ts";
import { endRecording } from "../sharing/end-recording.ts";
import { findShare, type Share } from "../sharing/shares.store.ts";
import { newRecordingPlace, openPart, removeParts } from "./recording-bytes.ts";
import { findRecording, findRecordingOf, growRecording, insertRecording } from "./recordings.store.ts";

/** What may wait for the disk; past that something is left out. */
const WAITING_MAX_BYTES = 16_000_000;
/** Batches from this size on are deflated, if the page did not. */
const DEFLATE_BYTES = 200;
/** How often the row says how far it is, and after how much the room on the disk is looked at. */
const SAVE_MS = 5_000;
const LOOK_BYTES = 10_000_000;

const deflate = promisify<Uint8Array, Buffer>(deflateRaw);

export interface Writer {
  /** When the consent was given that it writes by. */
  startedAt: number;
  take(frames: Frames): void;
  /** What came is on the disk then. */
  close(): Promise<void>;
}

/** Writes what a page shows of itself, from its next full snapshot on, into a part of its own. */
export function writeRecording(app: App, share: Share, startedAt: number, askSnapshot: () => void): Writer {
  let waiting: RecordedBatch[] = [];
  let waitingBytes = 0;
  /** What has been taken; null: only a full snapshot makes sense now. */
  let last: Pick<Frames, "tab" | "seq"> | null = null;
  let isMissing = false;
  let isOver = false;
  let working: Promise<void> | null = null;

  let part: FileHandle | null = null;
  let id = "";
  let size = 0;
  let seenRoomAt = 0;
  let unsaved = 0;
  let durationMs = 0;
  let savedAt = 0;

  function take({ tab, seq, full, packed, bytes }: Frames): void {
    if (isOver) return;
    const follows = last?.tab === tab && last.seq + 1 === seq;
    if (waitingBytes > WAITING_MAX_BYTES || (!full && !follows)) {
      if (last !== null) {
        isMissing = true;
        askSnapshot();
      }
      last = null;
      return;
    }
    last = { tab, seq };
    waiting.push({ ms: app.now() - startedAt, full, packed, gap: full && isMissing, bytes });
    waitingBytes += bytes.byteLength;
    if (full) isMissing = false;
    start();
  }

  function start(): void {
    working ??= work().finally(() => {
      working = null;
      if (waiting.length > 0) start();
      // What was left out for want of time is caught up with.
      else if (isMissing && last === null && !isOver) askSnapshot();
    });
  }

  async function work(): Promise<void> {
    try {
      while (waiting.length > 0) {
        part ??= await begin();
        if (!part) return;
        await write(part);
        if (size >= app.limits.recordingBytes || durationMs >= app.limits.recordingMs) {
          app.log.info({ event: "recording.full", shareId: share.id });
          return await giveUp();
        }
      }
    } catch (error) {
      app.log.error({ event: "recording.failed", shareId: share.id, err: error });
      await giveUp().catch((err) => app.log.error({ event: "recording.unended", err }));
    }
  }

  /** Null where the consent is gone, or the conversation. */
  async function begin(): Promise<FileHandle | null> {
    const { id: shareId, conversationId, operatorId } = share;
    const row = await app.write(async (trx) => {
      const now = await findShare(trx, shareId);
      if (now?.state !== "active" || now.recordedSince !== startedAt) return undefined;
      const fresh = { id: app.id(), place: newRecordingPlace(), endedAt: null, durationMs: 0, size: 0 };
      const isFirst = await insertRecording(trx, {
        ...fresh,
        shareId,
        conversationId,
        operatorId,
        startedAt,
      });
      const found = await findRecordingOf(trx, { shareId, startedAt });
      return found && { ...found, isFirst };
    });
    if (!row) return stop();
    const file = await openPart(app, row.place);
    // It may have been erased in between, with all there was of it.
    if (!(await findRecording(app.db, row.id))) {
      await file.close();
      await removeParts(app, [row.place]);
      return stop();
    }
    ({ id, size } = row);
    seenRoomAt = size;
    const [first] = waiting;
    if (first && !row.isFirst) first.gap = true;
    return file;
  }
  function stop(): null {
    isOver = true;
    waiting = [];
    return null;
  }

  async function write(file: FileHandle): Promise<void> {
    const batches = await Promise.all(waiting.splice(0).map(pack));
    const bytes = Buffer.concat(batches.flatMap((batch) => [headOf(batch), batch.bytes]));
    await file.appendFile(bytes);
    waitingBytes = waiting.reduce((sum, batch) => sum + batch.bytes.byteLength, 0);
    size += bytes.byteLength;
    unsaved += bytes.byteLength;
    durationMs = batches.at(-1)?.ms ?? durationMs;
    if (app.now() - savedAt >= SAVE_MS) await save();
    if (size - seenRoomAt < LOOK_BYTES) return;
    seenRoomAt = size;
    await checkRoom(app, 0);
  }

  async function save(): Promise<void> {
    const bytes = unsaved;
    unsaved = 0;
    savedAt = app.now();
    await app.write((trx) => growRecording(trx, id, { bytes, durationMs }));
  }

  /** It ends by itself, and both sides are told. */
  async function giveUp(): Promise<void> {
    stop();
    await endRecording(app, share.id, startedAt);
  }

  return {
    startedAt,
    take,
    async close() {
      isOver = true;
      while (working) await working;
      const file = part;
      part = null;
      if (!file) return;
      await file.datasync().finally(() => file.close());
      await save();
    },
  };
}

async function pack(batch: RecordedBatch): Promise<RecordedBatch> {
  if (batch.packed || batch.bytes.byteLength < DEFLATE_BYTES) return batch;
  return { ...batch, packed: true, bytes: await deflate(batch.bytes) };
}
