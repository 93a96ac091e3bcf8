import type { Point } from "./world-atlas.ts";

/** In square degrees; below 0 where it runs clockwise. */
export function areaOf(ring: readonly Point[]): number {
  let twice = 0;
  eachEdge(ring, ([ax, ay], [bx, by]) => {
    twice += ax * by - bx * ay;
  });
  return twice / 2;
}

export function eachEdge(ring: readonly Point[], visit: (from: Point, to: Point) => void): void {
  for (const [index, to] of ring.entries()) {
    const from = ring[index - 1];
    if (from) visit(from, to);
  }
}
