import type { Spot } from "./mercator.ts";

/** [latitude, longitude], degrees. */
type Corner = [number, number];

export interface Outline {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Polygons of rings: the outer one, then holes. */
  polygons: Corner[][][];
}

/** What server/scripts/make-outlines.ts writes: borders two countries share are one line of both. */
export interface Outlines {
  /** Steps in a degree. */
  grid: number;
  /** Where it begins (longitude, latitude), then the way from one point to the next. */
  arcs: number[][];
  /** By country: polygons of rings of indices of arcs; ~i is arc i backwards. */
  countries: Record<string, number[][][]>;
}

/** The lines of all countries, put together from what they share. */
export function readOutlines({ grid, arcs, countries }: Outlines): Outline[] {
  const lines = arcs.map((steps) => walk(steps, grid));
  return Object.entries(countries).map(([country, polygons]) => ({
    country,
    polygons: polygons.flatMap((rings) => onMap(rings.map((ring) => join(lines, ring)))),
  }));
}

/** What goes on beyond the 180th meridian is at both ends of the map. */
function onMap(rings: Corner[][]): Corner[][][] {
  const isBeyond = (rings[0] ?? []).some(([, lng]) => Math.abs(lng) > 180);
  if (!isBeyond) return [rings];
  const east = (rings[0] ?? []).some(([, lng]) => lng > 180);
  return [rings, rings.map((ring) => ring.map(([lat, lng]): Corner => [lat, lng + (east ? -360 : 360)]))];
}

function walk(steps: readonly number[], grid: number): Corner[] {
  const at: Spot = { x: 0, y: 0 };
  const line: Corner[] = [];
  for (let index = 0; index < steps.length; index += 2) {
    at.x += steps[index] ?? 0;
    at.y += steps[index + 1] ?? 0;
    line.push([at.y / grid, at.x / grid]);
  }
  return line;
}

function join(lines: readonly Corner[][], indices: readonly number[]): Corner[] {
  const ring = indices.flatMap((index) => {
    const line = lines[index < 0 ? ~index : index] ?? [];
    return (index < 0 ? line.toReversed() : line).slice(1);
  });
  let before = ring[0]?.[1] ?? 0;
  return ring.map(([lat, lng]) => {
    before = lng - 360 * Math.round((lng - before) / 360);
    return [lat, before];
  });
}
