import type { ToViewer } from "@palique/shared/viewer.ts";
import { unpack } from "./unpack.ts";

export type Batch = Extract<ToViewer, { type: "frames" }>;

/** Batches in the order they came; unpacking takes its time. `draw` gets null for what cannot be read. */
export class Live {
  readonly #draw: (events: unknown[] | null) => void;
  #waiting: Batch[] = [];
  #busy = false;

  constructor(draw: (events: unknown[] | null) => void) {
    this.#draw = draw;
  }

  take(batch: Batch): void {
    // What came before a full snapshot need not be drawn any more.
    if (batch.full) this.#waiting = [];
    this.#waiting.push(batch);
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let batch = this.#waiting.shift(); batch; batch = this.#waiting.shift()) {
      this.#draw(await unpack(batch.bytes, batch.packed));
    }
    this.#busy = false;
  }
}
