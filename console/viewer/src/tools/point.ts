import type { Spot } from "@palique/shared/cobrowse.ts";
import { type Bench, placeOf, type Tool, throttle } from "./act.ts";
import { aimAt } from "./aim.ts";

const EVERY_MS = 40;

/** The laser pointer follows the operator's. */
export function point(bench: Bench): Tool {
  const { overlay, picture } = bench;
  const say = throttle<Spot | null>(EVERY_MS, (spot) => bench.act({ type: "point", spot }));
  const stop = new AbortController();
  overlay.addEventListener(
    "pointermove",
    (event) => {
      const { x, y } = placeOf(bench, event);
      say.give(aimAt(picture, x, y)?.spot ?? null);
    },
    stop,
  );
  overlay.addEventListener("pointerleave", () => say.give(null), stop);
  return {
    put() {
      stop.abort();
      say.stop();
      bench.act({ type: "point", spot: null });
    },
  };
}
