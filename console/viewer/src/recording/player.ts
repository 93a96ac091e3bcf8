import type { FromViewer } from "@palique/shared/viewer.ts";
import type { Batch } from "../live.ts";
import { unpack } from "../unpack.ts";
import { type Moment, momentsOf, startOf } from "./timeline.ts";

const TELL_MS = 200;
/** Of a gap in which nothing happens so much is left where they are skipped. */
const GAP_MS = 1_000;
const SPEED_MAX = 16;

/** Plays a recording: the same drawing as live, by a clock of its own. */
export class Player {
  readonly #draw: (events: unknown[]) => void;
  readonly #tell: (message: FromViewer) => void;
  #moments: Moment[] = [];
  #unpacking: Promise<void> = Promise.resolve();
  #length = 0;
  /** The first moment that is not drawn yet. */
  #next = 0;
  #ms = 0;
  #playing: { speed: number; skipIdle: boolean; since: number } | null = null;
  #told = 0;

  constructor(draw: (events: unknown[]) => void, tell: (message: FromViewer) => void) {
    this.#draw = draw;
    this.#tell = tell;
  }

  take({ bytes, packed, at }: Batch): void {
    this.#unpacking = this.#unpacking.then(async () => {
      const events = await unpack(bytes, packed);
      if (!events) return;
      for (const moment of momentsOf(events, at, this.#length)) this.#moments.push(moment);
      this.#length = Math.max(this.#length, at);
    });
  }

  async loaded(): Promise<void> {
    await this.#unpacking;
    this.#moments.sort((one, other) => one.ms - other.ms);
    this.#tell({ type: "length", ms: this.#length });
    // It begins with a picture, not with the wait for it.
    this.seek(this.#moments.find(({ full }) => full)?.ms ?? 0);
  }

  play(speed: number, skipIdle: boolean): void {
    if (this.#ms >= this.#length) this.seek(0);
    const wasPlaying = this.#playing !== null;
    this.#playing = { speed: Math.min(Math.max(speed, 0.1), SPEED_MAX), skipIdle, since: performance.now() };
    if (!wasPlaying) requestAnimationFrame(() => this.#step());
    this.#say();
  }

  pause(): void {
    this.#playing = null;
    this.#say();
  }

  /** Draws how it was then: from the last full picture on. */
  seek(ms: number): void {
    const to = Math.min(Math.max(ms, 0), this.#length);
    const end = this.#endAt(to);
    const snapshot = this.#moments.findLastIndex(({ full }, place) => full && place < end);
    const start = snapshot < 0 ? 0 : startOf(this.#moments, snapshot);
    // Going on is enough where no other picture has come in between.
    const from = to >= this.#ms && start < this.#next ? this.#next : start;
    this.#ms = to;
    this.#drawTo(from, end);
    if (this.#playing) this.#playing.since = performance.now();
    this.#say();
  }

  #step(): void {
    if (!this.#playing) return;
    const now = performance.now();
    this.#ms = Math.min(this.#ms + (now - this.#playing.since) * this.#playing.speed, this.#length);
    this.#playing.since = now;
    this.#drawTo(this.#next, this.#endAt(this.#ms));
    const next = this.#moments[this.#next];
    if (next && this.#playing.skipIdle && next.ms - this.#ms > GAP_MS) this.#ms = next.ms - GAP_MS;
    if (this.#ms >= this.#length) this.#playing = null;
    if (!this.#playing || now - this.#told > TELL_MS) this.#say();
    if (this.#playing) requestAnimationFrame(() => this.#step());
  }

  #endAt(ms: number): number {
    let low = 0;
    let high = this.#moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#moments[middle]?.ms ?? 0) > ms) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #drawTo(from: number, end: number): void {
    this.#next = end;
    if (end > from) this.#draw(this.#moments.slice(from, end).map(({ event }) => event));
  }

  #say(): void {
    this.#told = performance.now();
    this.#tell({ type: "progress", ms: Math.round(this.#ms), playing: this.#playing !== null });
  }
}
