import { readFileSync } from "node:fs";
import { ALPHA_2 } from "./iso-codes.ts";

/** [longitude, latitude], degrees. */
export type Point = [number, number];
type Rings = number[][];

/** TopoJSON, as far as world-atlas uses it: borders two countries share are one arc of both. */
interface Topology {
  transform: { scale: Point; translate: Point };
  /** Steps on the grid from one point to the next. */
  arcs: Point[][];
  objects: { countries: { geometries: Geometry[] } };
}
type Geometry = { id?: string; properties: { name: string } } & (
  | { type: "Polygon"; arcs: Rings }
  | { type: "MultiPolygon"; arcs: Rings[] }
);

export interface Country {
  /** ISO 3166-1 alpha-2. */
  code: string;
  /** Polygons of rings of indices of arcs; ~i is arc i backwards. */
  polygons: Rings[];
}

/** Drawn as countries of their own in the source, without a code. */
const NAMED: Readonly<Record<string, string>> = { Kosovo: "XK", Somaliland: "SO", "N. Cyprus": "CY" };

/** Countries of a file of the npm package world-atlas (Natural Earth, public domain). */
export function readWorldAtlas(path: string): { arcs: Point[][]; countries: Country[] } {
  const { arcs, transform, objects }: Topology = JSON.parse(readFileSync(path, "utf8"));
  const byCode = new Map<string, Rings[]>();
  for (const geometry of objects.countries.geometries) {
    const code = geometry.id ? ALPHA_2.get(geometry.id) : NAMED[geometry.properties.name];
    if (!code) continue;
    const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
    byCode.set(code, [...(byCode.get(code) ?? []), ...polygons]);
  }
  return {
    arcs: arcs.map((steps) => walk(steps, transform)),
    countries: [...byCode].map(([code, polygons]) => ({ code, polygons })).sort(byCountry),
  };
}

/** The points of a ring, the last the same as the first; where it crosses the 180th meridian, it goes on beyond. */
export function ringOf(arcs: readonly Point[][], indices: readonly number[]): Point[] {
  const points = indices.flatMap((index, nth) => {
    const arc = index < 0 ? [...(arcs[~index] ?? [])].reverse() : (arcs[index] ?? []);
    return nth === 0 ? arc : arc.slice(1);
  });
  let before = points[0]?.[0] ?? 0;
  return points.map(([x, y]) => {
    before = x - 360 * Math.round((x - before) / 360);
    return [before, y];
  });
}

function walk(steps: readonly Point[], { scale, translate }: Topology["transform"]): Point[] {
  let x = 0;
  let y = 0;
  return steps.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

const byCountry = (a: Country, b: Country): number => (a.code < b.code ? -1 : 1);
