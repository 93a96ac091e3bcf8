import { expect, test } from "vitest";
import {
  headOf,
  RECORDING_MARK,
  type RecordedBatch,
  readBatches,
  readRecording,
} from "../../shared/src/recording-format.ts";

const batches: RecordedBatch[] = [
  { ms: 0, full: true, packed: true, gap: false, bytes: Buffer.from("first") },
  { ms: 40, full: false, packed: false, gap: false, bytes: Buffer.from("") },
  { ms: 14_400_000, full: true, packed: false, gap: true, bytes: Buffer.from("last one") },
];
const file = Buffer.concat([RECORDING_MARK, ...batches.flatMap((one) => [headOf(one), one.bytes])]);
const plain = ({ bytes, ...rest }: RecordedBatch) => ({ ...rest, text: Buffer.from(bytes).toString() });

test("a recording reads as it was written", () => {
  expect([...readRecording(file)].map(plain)).toEqual(batches.map(plain));
});

test("torn anywhere it reads up to the last batch that is whole", () => {
  for (let length = 0; length < file.length; length++) {
    const read = [...readRecording(file.subarray(0, length))];
    expect(read.map(plain)).toEqual(batches.slice(0, read.length).map(plain));
    expect(read.length).toBeLessThan(batches.length);
  }
  const zeroed = Buffer.concat([file, Buffer.alloc(1_000)]);
  expect([...readRecording(zeroed)]).toHaveLength(batches.length);
});

test("whatever else it is given it finds nothing in", () => {
  for (const other of [new Uint8Array(), Buffer.from("<html>"), Buffer.alloc(100, 255)]) {
    expect([...readRecording(other)]).toEqual([]);
  }
  const batch = readBatches(Buffer.alloc(100, 255));
  expect(batch.next()).toEqual({ done: true, value: { whole: 0, isBroken: false } });
});
