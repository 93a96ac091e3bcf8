/**
 * A recording of co-browsing as one file: RECORDING_MARK, then batches one after another, each behind a head of 12
 * bytes (numbers little-endian):
 *
 *   0  uint32  length of the bytes that follow the head
 *   4  uint32  milliseconds since the recording began
 *   8  uint8   flags: 128 always, 1 full, 2 packed, 4 gap
 *   9  3 bytes 0
 *
 * The bytes are those of Frames in cobrowse.ts, unopened. It begins with a full snapshot. A batch with `gap` is a full
 * snapshot, too: of what came before it something is missing. A crash can only tear the end: what is not whole there
 * does not count. Free of anything that only a browser or only a server has.
 */
export interface RecordedBatch {
  ms: number;
  full: boolean;
  packed: boolean;
  gap: boolean;
  bytes: Uint8Array;
}

/** "PLQREC1\n" */
export const RECORDING_MARK = Uint8Array.of(0x50, 0x4c, 0x51, 0x52, 0x45, 0x43, 0x31, 0x0a);

const HEAD_BYTES = 12;
const ALWAYS = 128;
const FULL = 1;
const PACKED = 2;
const GAP = 4;

export function headOf({ ms, full, packed, gap, bytes }: RecordedBatch): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  const view = new DataView(head.buffer);
  view.setUint32(0, bytes.byteLength, true);
  view.setUint32(4, Math.max(0, Math.floor(ms)), true);
  view.setUint8(8, ALWAYS | (full ? FULL : 0) | (packed ? PACKED : 0) | (gap ? GAP : 0));
  return head;
}

/** Its batches, up to the first that is not whole; none of something that is no recording. */
export function* readRecording(file: Uint8Array): Generator<RecordedBatch> {
  if (RECORDING_MARK.every((byte, at) => file[at] === byte)) {
    yield* readBatches(file.subarray(RECORDING_MARK.length));
  }
}

/** The same without the mark. Answers how many of the bytes were whole batches, and whether there can be more behind. */
export function* readBatches(
  bytes: Uint8Array,
): Generator<RecordedBatch, { whole: number; isBroken: boolean }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (;;) {
    if (at + HEAD_BYTES > bytes.byteLength) return { whole: at, isBroken: false };
    const flags = view.getUint8(at + 8);
    // What the disk never got is zeros.
    if ((flags & ALWAYS) === 0) return { whole: at, isBroken: true };
    const start = at + HEAD_BYTES;
    const end = start + view.getUint32(at, true);
    if (end > bytes.byteLength) return { whole: at, isBroken: false };
    yield {
      ms: view.getUint32(at + 4, true),
      full: (flags & FULL) !== 0,
      packed: (flags & PACKED) !== 0,
      gap: (flags & GAP) !== 0,
      bytes: bytes.subarray(start, end),
    };
    at = end;
  }
}
