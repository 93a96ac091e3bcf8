import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { areaOf } from "./places/rings.ts";
import { simplify } from "./places/simplify.ts";
import { type Point, readWorldAtlas, ringOf } from "./places/world-atlas.ts";

/**
 * `node server/scripts/make-outlines.ts WORLD-ATLAS` writes the outlines of countries under the map of visitors anew.
 * WORLD-ATLAS: the unpacked npm package of this name (Natural Earth, public domain).
 */
const [worldAtlas = ""] = process.argv.slice(2);
const OUT = resolve(import.meta.dirname, "../../console/src/map/outlines.json");

/** Steps in a degree: 0.02° is less than a pixel at the closest the outlines are looked at. */
const GRID = 50;
/** Corners of less than this, in square degrees, are cut off. */
const CORNER = 0.012;
/** Islands smaller than this, in square degrees, are left out, but not all there is of a country. */
const ISLAND = 0.05;

const { arcs, countries } = readWorldAtlas(join(worldAtlas, "countries-50m.json"));
const numbers = new Map<number, number>();
const kept: number[][] = [];

/** The arc with this index of the source in what is written; those nobody needs are not. */
function keep(index: number): number {
  const source = index < 0 ? ~index : index;
  const number = numbers.get(source) ?? kept.length;
  if (number === kept.length) {
    numbers.set(source, number);
    kept.push(steps(simplify(arcs[source] ?? [], CORNER)));
  }
  return index < 0 ? ~number : number;
}

/** On the grid: where it begins, then the way from one point to the next. */
function steps(points: readonly Point[]): number[] {
  let [x, y] = [0, 0];
  return points.flatMap(([lng, lat]) => {
    const [nextX, nextY] = [Math.round(lng * GRID), Math.round(lat * GRID)];
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
}

/** Round the pole, where a flat map has no end, and larger on it than all the others. */
const ANTARCTICA = "AQ";

const inhabited = countries.filter(({ code }) => code !== ANTARCTICA);
const drawn = inhabited.map(({ code, polygons }) => {
  const sized = polygons
    .map((rings) => ({ rings, area: Math.abs(areaOf(ringOf(arcs, rings[0] ?? []))) }))
    .sort((a, b) => b.area - a.area);
  const large = sized.filter(({ area }, nth) => nth === 0 || area > ISLAND);
  return [code, large.map(({ rings }) => rings.map((ring) => ring.map(keep)))] as const;
});

const text = `${JSON.stringify({ grid: GRID, arcs: kept, countries: Object.fromEntries(drawn) })}\n`;
writeFileSync(OUT, text);
console.log(`${drawn.length} countries, ${gzipSync(text).length} bytes compressed`);
