import type { Frames } from "@palique/shared/cobrowse.ts";
import type { FRAME_MAX_BYTES } from "@palique/shared/limits.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { eventWithTime } from "@rrweb/types";
import { pack } from "./pack.ts";

const MAX_BYTES: typeof FRAME_MAX_BYTES = 4_000_000;
/** Changes of so long travel together. */
const BATCH_MS = 30;
/** Frames on their way at once: enough to fill a link, too few to fill its buffers. */
const UNDER_WAY = 3;
const UNDER_WAY_BYTES = 64_000;
/** What has waited longer is not worth sending any more: the page as it is then is. */
const STALE_MS = 2_500;
const WAITING_MAX = 20_000;
const REST_MS = 5_000;
/** Longer than this the link is not given to what can wait. */
const BULK_MS = 1_200;
const LATER_MAX = 60;
const RATED_FROM = 10_000;

interface QueueEnds {
  send(frames: Omit<Frames, "tab">): Promise<Reply<null> | null>;
  /** What is sent next has to be a full snapshot. */
  needed(): void;
  /** Whether a whole picture of the page is more than goes into a frame. */
  tooLarge(is: boolean): void;
}
export interface Queue {
  /** In order. `full`: begins a full snapshot, so that nothing waiting is needed any more. */
  add(event: eventWithTime, full?: boolean): void;
  /** Pictures and fonts: one at a time while nothing else waits, and none that would hold up the rest. */
  addLater(event: eventWithTime): void;
  clear(): void;
}

/** One ordered queue to the server. On a slow link it never grows: it is dropped for a newer picture of the page. */
export function openQueue({ send, needed, tooLarge }: QueueEnds): Queue {
  let waiting: eventWithTime[] = [];
  let later: eventWithTime[] = [];
  /** Bytes in a millisecond, by the last large frame. */
  let rate = Number.POSITIVE_INFINITY;
  let since = 0;
  let full = false;
  /** What came in between is lost: nothing goes before a full snapshot. */
  let broken = true;
  let underWay = 0;
  let bytesUnderWay = 0;
  let seq = 0;
  /** Counts up with every clearing: answers of before mean nothing. */
  let era = 0;
  let packing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(afterMs: number): void {
    timer ??= setTimeout(flush, afterMs);
  }

  function drop(): void {
    waiting = [];
    full = false;
    broken = true;
  }

  async function flush(): Promise<void> {
    timer = undefined;
    if (packing) return;
    if (underWay >= UNDER_WAY || bytesUnderWay > UNDER_WAY_BYTES) {
      if (waiting.length > WAITING_MAX || performance.now() - since > STALE_MS) drop();
      return;
    }
    if (broken && !full) {
      // Only once the link is free again: a picture that waits is an old one.
      if (!underWay) needed();
      return;
    }
    const bulk = waiting.length || underWay ? undefined : later.shift();
    if (!waiting.length && !bulk) return;
    const now = era;
    const begins = full;
    const text = JSON.stringify(bulk ? [bulk] : waiting);
    if (bulk && text.length / rate > BULK_MS) return schedule(0);
    if (!bulk) waiting = [];
    full = broken = false;
    packing = true;
    const packed = await pack(text);
    packing = false;
    if (now !== era) return schedule(0);
    const { byteLength } = packed.bytes;
    const fits = byteLength <= MAX_BYTES;
    if (begins) tooLarge(!fits);
    if (!fits) {
      drop();
      return rest(REST_MS);
    }
    if (!begins && byteLength / rate > STALE_MS) {
      // Longer on its way than it may have waited: a picture of the page may be smaller, and is newer.
      drop();
      return schedule(0);
    }
    underWay++;
    bytesUnderWay += byteLength;
    const sentAt = performance.now();
    void send({ seq: seq++, full: begins, ...packed }).then((reply) => {
      if (now !== era) return;
      underWay--;
      bytesUnderWay -= byteLength;
      if (byteLength > RATED_FROM) rate = byteLength / Math.max(1, performance.now() - sentAt);
      if (reply?.ok) return schedule(0);
      drop();
      rest(reply?.retryAfterMs ?? REST_MS);
    });
    if (waiting.length) schedule(BATCH_MS);
  }

  function rest(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  }

  return {
    add(event, begins = false) {
      if (begins) {
        waiting = [];
        full = true;
      } else if (broken && !full) return;
      if (!waiting.length) since = performance.now();
      waiting.push(event);
      schedule(BATCH_MS);
    },
    addLater(event) {
      later.push(event);
      if (later.length > LATER_MAX) later.shift();
      schedule(BATCH_MS);
    },
    clear() {
      era++;
      later = [];
      underWay = bytesUnderWay = 0;
      drop();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
