import type { eventWithTime } from "@rrweb/types";
import { picture } from "./data-url.ts";
import { newsOf } from "./page-news.ts";
import { BLOCKED, MASKED, type PrivacyOf } from "./privacy.ts";

const EVERY_MS = 1_000;
const SIDE_MAX = 800;
const LENGTH_MAX = 300_000;
const MOST = 8;

/** Looks at the canvases in sight once a second, and sends those that changed. */
export function canvasNews(
  idOf: (node: Node) => number,
  privacyOf: PrivacyOf,
  add: (news: eventWithTime) => void,
): { again(): void; stop(): void } {
  let last = new WeakMap<Element, string>();
  let frame = 0;

  function look(): void {
    const canvases = [...document.querySelectorAll("canvas")].filter(isInSight).slice(0, MOST);
    for (const canvas of canvases) {
      const id = idOf(canvas);
      // Whatever is written in one that is masked cannot be made dots.
      if (id < 0 || privacyOf(canvas) & (BLOCKED | MASKED)) continue;
      const image = picture(canvas, SIDE_MAX);
      if (!image || image.length > LENGTH_MAX || last.get(canvas) === image) continue;
      last.set(canvas, image);
      add(newsOf("palique:canvas", { id, image }));
    }
  }
  // Within a frame what WebGL has drawn can still be read.
  const timer = setInterval(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  }, EVERY_MS);

  return {
    again() {
      last = new WeakMap();
    },
    stop() {
      clearInterval(timer);
      cancelAnimationFrame(frame);
    },
  };
}

function isInSight(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}
