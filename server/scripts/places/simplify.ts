import type { Point } from "./world-atlas.ts";

/** A ring of fewer points has no area. */
const RING_MIN = 4;

/**
 * A line without the corners that change its course least: the one whose triangle with its neighbours is smallest
 * goes first (Visvalingam and Whyatt, 1993), as long as there is one smaller than `least` square degrees. Its ends
 * stay, so lines that meet still do.
 */
export function simplify(line: readonly Point[], least: number): Point[] {
  const points = [...line];
  const isRing = String(points[0]) === String(points.at(-1));
  const fewest = isRing ? RING_MIN : 2;
  while (points.length > fewest) {
    let smallest = least;
    let at = 0;
    for (let index = 1; index < points.length - 1; index++) {
      const size = triangle(points[index - 1], points[index], points[index + 1]);
      if (size >= smallest) continue;
      smallest = size;
      at = index;
    }
    if (at === 0) break;
    points.splice(at, 1);
  }
  return points;
}

/** As large as it looks on the map, where what is far from the equator is drawn larger. */
function triangle(a?: Point, b?: Point, c?: Point): number {
  if (!a || !b || !c) return Number.POSITIVE_INFINITY;
  const doubled = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
  return Math.abs(doubled / 2) / Math.max(0.2, Math.cos((b[1] * Math.PI) / 180));
}
