import type { Spot } from "@palique/shared/cobrowse.ts";
import { ACT_SPOTS_MAX } from "@palique/shared/limits.ts";
import { type Bench, placeOf, type Tool } from "./act.ts";
import { aimAt } from "./aim.ts";

const EVERY_MS = 50;
/** As long as on the visitor's page, about. */
const FADES_MS = 4_000;
const SVG = "http://www.w3.org/2000/svg";
/** Two in one place are one. In the operator's pixels. */
const APART = 2;

let lines = 0;

/** Draws with the pointer; what is drawn fades. */
export function draw(bench: Bench): Tool {
  const { overlay, picture, stage } = bench;
  const stop = new AbortController();
  const paper = document.createElementNS(SVG, "svg");
  paper.classList.add("paper");
  stage.marks.append(paper);
  let drawn: { line: number; path: SVGPolylineElement; spots: Spot[]; points: string[] } | null = null;
  let last = { x: Number.NaN, y: Number.NaN };

  function send(): void {
    if (!drawn) return;
    while (drawn.spots.length > 0) {
      bench.act({ type: "draw", line: drawn.line, spots: drawn.spots.splice(0, ACT_SPOTS_MAX) });
    }
  }
  const timer = setInterval(send, EVERY_MS);

  function add(event: PointerEvent): void {
    const { x, y } = placeOf(bench, event);
    if (!drawn || Math.hypot(x - last.x, y - last.y) * stage.scale < APART) return;
    const aim = aimAt(picture, x, y);
    if (!aim) return;
    last = { x, y };
    drawn.spots.push(aim.spot);
    drawn.points.push(`${x * stage.scale},${y * stage.scale}`);
    drawn.path.setAttribute("points", drawn.points.join(" "));
  }

  overlay.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      overlay.setPointerCapture(event.pointerId);
      const path = document.createElementNS(SVG, "polyline");
      paper.append(path);
      drawn = { line: lines++, path, spots: [], points: [] };
      last = { x: Number.NEGATIVE_INFINITY, y: 0 };
      add(event);
    },
    stop,
  );
  overlay.addEventListener(
    "pointermove",
    (event) => {
      const between = event.getCoalescedEvents();
      for (const one of between.length > 0 ? between : [event]) add(one);
    },
    stop,
  );
  for (const type of ["pointerup", "pointercancel"] as const) {
    overlay.addEventListener(
      type,
      () => {
        send();
        const done = drawn?.path;
        drawn = null;
        done?.animate([{ opacity: 1 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }], FADES_MS).finished.then(
          () => done.remove(),
          () => done.remove(),
        );
      },
      stop,
    );
  }
  return {
    put() {
      send();
      clearInterval(timer);
      stop.abort();
      paper.remove();
    },
  };
}
