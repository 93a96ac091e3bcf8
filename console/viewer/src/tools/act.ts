import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { Picture } from "../replay/picture.ts";
import type { VisitorMarks } from "../replay/visitor-marks.ts";
import type { Stage } from "../stage/stage.ts";
import type { Words } from "../words.ts";

/** What a tool works with. */
export interface Bench {
  stage: Stage;
  picture: Picture;
  marks: VisitorMarks;
  /** Takes what the pointer does over the page. */
  overlay: HTMLElement;
  words: () => Words;
  act: (body: ActBody) => void;
}

/** A tool in hand; `put` lays it away and takes back what would stay. */
export interface Tool {
  put(): void;
}

/** Where the pointer is, in the page's own pixels. */
export function placeOf({ stage, overlay }: Bench, event: MouseEvent): { x: number; y: number } {
  const box = overlay.getBoundingClientRect();
  return { x: (event.clientX - box.x) / stage.scale, y: (event.clientY - box.y) / stage.scale };
}

/** Calls with the newest at most once in so many ms, the last one for certain. */
export function throttle<T>(ms: number, call: (value: T) => void): { give(value: T): void; stop(): void } {
  let timer = 0;
  let next: { value: T } | null = null;
  function run(): void {
    timer = 0;
    if (!next) return;
    const { value } = next;
    next = null;
    timer = window.setTimeout(run, ms);
    call(value);
  }
  return {
    give(value) {
      next = { value };
      if (timer === 0) run();
    },
    stop() {
      clearTimeout(timer);
      timer = 0;
      next = null;
    },
  };
}
