import { randomBytes } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { EventType, type eventWithTime } from "@rrweb/types";
import { expect, test } from "vitest";
import { openQueue } from "../../widget/src/cobrowse/queue.ts";
import { pause } from "../support/wait.ts";

const news = (n: number, bytes: number): eventWithTime => ({
  type: EventType.Custom,
  data: { tag: "n", payload: { n, more: randomBytes(bytes / 2).toString("hex") } },
  timestamp: 0,
});

/** A link that lets so many bytes through in a millisecond, and what came out of it. */
function slowLink(rate: number, snapshotBytes: number, changeBytes: number) {
  const got: { n: number; full: boolean; seq: number }[] = [];
  let now = 0;
  let snapshots = 0;
  let busy = Promise.resolve();
  const queue = openQueue({
    async send({ bytes, full, seq, packed }) {
      busy = busy.then(() => pause(bytes.byteLength / rate));
      await busy;
      const text = (packed ? inflateRawSync(bytes) : Buffer.from(bytes)).toString();
      for (const { data } of JSON.parse(text)) got.push({ n: data.payload.n, full, seq });
      return { ok: true, value: null };
    },
    needed() {
      snapshots++;
      queue.add(news(now, snapshotBytes), true);
    },
    tooLarge: () => undefined,
  });
  queue.add(news(0, snapshotBytes), true);
  return { queue, got, tick: () => queue.add(news(++now, changeBytes)), snapshots: () => snapshots };
}

test("a slow link gets newer pictures instead of older ones: it never falls further behind", async () => {
  const link = slowLink(15, 60_000, 2_000);
  let ticks = 0;
  let worst = 0;
  const timer = setInterval(() => {
    ticks++;
    link.tick();
    worst = Math.max(worst, (ticks - (link.got.at(-1)?.n ?? 0)) * 20);
  }, 20);
  await pause(9_000);
  clearInterval(timer);
  link.queue.clear();
  expect(worst).toBeLessThan(6_500);
  expect(link.snapshots()).toBeGreaterThan(0);
  const seqs = link.got.map(({ seq }) => seq);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
}, 20_000);

test("on a quick link everything arrives, in order, in few frames", async () => {
  const link = slowLink(1_000, 100, 100);
  for (let n = 0; n < 200; n++) {
    link.tick();
    if (n % 20 === 0) await pause(10);
  }
  await pause(200);
  expect(link.got.map(({ n }) => n)).toEqual(Array.from({ length: 201 }, (_, n) => n));
  expect(link.got[0]?.full).toBe(true);
  expect(link.got.at(-1)?.seq).toBeLessThan(10);
  link.queue.clear();
});
