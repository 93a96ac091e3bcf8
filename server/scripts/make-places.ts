import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { areaOf, eachEdge } from "./places/rings.ts";
import { type Country, type Point, readWorldAtlas, ringOf } from "./places/world-atlas.ts";

/**
 * `node server/scripts/make-places.ts ZONEINFO WORLD-ATLAS` writes the tables of time zones and of countries anew.
 * ZONEINFO: folder of the tz database (public domain), with zone.tab and tzdata.zi, such as /usr/share/zoneinfo.
 * WORLD-ATLAS: the unpacked npm package of this name (Natural Earth, public domain).
 */
const [zoneinfo = "/usr/share/zoneinfo", worldAtlas = ""] = process.argv.slice(2);
const OUT = resolve(import.meta.dirname, "../src/places");

interface Zone {
  country: string;
  city: string;
  lat: number;
  lng: number;
}

/** Old names that stand for another country's zone there, because the clocks have agreed since 1970. */
const MOVED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "Africa/Timbuktu": "Africa/Bamako",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Virgin": "America/St_Thomas",
  "Antarctica/South_Pole": "Antarctica/McMurdo",
  "Atlantic/Jan_Mayen": "Arctic/Longyearbyen",
  Iceland: "Atlantic/Reykjavik",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
  "Pacific/Yap": "Pacific/Chuuk",
};

function readZones(): Map<string, Zone> {
  const zones = new Map<string, Zone>();
  for (const line of linesOf("zone.tab")) {
    const [country = "", coordinates = "", name = ""] = line.split("\t");
    const [lat, lng] = degreesOf(coordinates);
    const city = (name.split("/").at(-1) ?? "").replaceAll("_", " ");
    zones.set(name, { country, city, lat, lng });
  }
  for (const line of linesOf("tzdata.zi")) {
    const [kind, target = "", name = ""] = line.split(" ");
    const zone = zones.get(MOVED[name] ?? target);
    if (kind === "L" && zone && !zones.has(name)) zones.set(name, zone);
  }
  return zones;
}

/** The table, and what the database was made of: comments are left out. */
function linesOf(file: string): string[] {
  const lines = readFileSync(join(zoneinfo, file), "utf8").split("\n");
  return lines.filter((line) => line && !line.startsWith("#"));
}

/** ISO 6709: ±DDMM±DDDMM or ±DDMMSS±DDDMMSS. */
function degreesOf(text: string): Point {
  const parts = text.match(/^([+-]\d{4,6})([+-]\d{5,7})$/);
  return [angle(parts?.[1] ?? "", 2), angle(parts?.[2] ?? "", 3)];
}

function angle(text: string, digits: number): number {
  const [sign, degrees, minutes, seconds] = [
    text.slice(0, 1),
    text.slice(1, 1 + digits),
    text.slice(1 + digits, 3 + digits),
    text.slice(3 + digits),
  ];
  return (sign === "-" ? -1 : 1) * (Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600);
}

/** Centre of gravity of the largest part: the mainland's, not one out in the sea between islands. */
function centreOf(country: Country, arcs: Point[][]): Point {
  const rings = country.polygons.map(([outer = []]) => ringOf(arcs, outer));
  const [largest = []] = rings.sort((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)));
  const area = areaOf(largest);
  let [x, y] = [0, 0];
  eachEdge(largest, ([ax, ay], [bx, by]) => {
    x += (ax + bx) * (ax * by - bx * ay);
    y += (ay + by) * (ax * by - bx * ay);
  });
  const lng = x / (6 * area);
  return [lng - 360 * Math.round(lng / 360), y / (6 * area)];
}

function write(name: string, rows: string[][]): void {
  writeFileSync(join(OUT, name), `${rows.map((row) => row.join("\t")).join("\n")}\n`);
}

const zones = readZones();
const { arcs, countries } = readWorldAtlas(join(worldAtlas, "countries-50m.json"));
// Those too small for the outlines are where their first city is.
const centres = new Map<string, Point>();
for (const { country, lat, lng } of zones.values())
  if (!centres.has(country)) centres.set(country, [lng, lat]);
for (const country of countries) {
  // The ring of Antarctica goes round the pole and has no centre in this sense.
  if (country.code !== "AQ") centres.set(country.code, centreOf(country, arcs));
}

write(
  "time-zones.tsv",
  [...zones]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { country, city, lat, lng }]) => [name, country, city, lat.toFixed(2), lng.toFixed(2)]),
);
write(
  "countries.tsv",
  [...centres]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, [lng, lat]]) => [code, lat.toFixed(2), lng.toFixed(2)]),
);
