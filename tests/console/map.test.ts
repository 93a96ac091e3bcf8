import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LivePlace } from "@palique/shared/live-visitors.ts";
import { expect, test } from "vitest";
import { type Cluster, clusterPlaces, countsOf } from "../../console/src/map/clusters.ts";
import { spotOf } from "../../console/src/map/mercator.ts";
import { type Outline, readOutlines } from "../../console/src/map/outlines.ts";
import { shadeOf } from "../../console/src/map/shade.ts";
import { type Column, orderRows } from "../../console/src/map/table-order.ts";
import { generator } from "../support/random.ts";

/** Marks are drawn up to this wide. */
const MARK_PX = 48;

interface At {
  lat: number;
  lng: number;
  online?: number;
  idle?: number;
  inChat?: number;
  isEstimate?: boolean;
  country?: string;
}

const place = (city: string, at: At): LivePlace => ({
  key: `${at.isEstimate ? "~" : ""}${city}`,
  place: {
    country: at.country ?? "CO",
    region: "",
    city,
    lat: at.lat,
    lng: at.lng,
    source: at.isEstimate ? "time-zone" : "database",
  },
  online: at.online ?? 1,
  idle: at.idle ?? 0,
  inChat: at.inChat ?? 0,
  onlyId: null,
});
const bogota = (at: Partial<At> = {}) => place("Bogotá", { lat: 4.7, lng: -74.1, online: 3, ...at });
const soacha = (at: Partial<At> = {}) => place("Soacha", { lat: 4.6, lng: -74.2, ...at });
const madrid = (at: Partial<At> = {}) => place("Madrid", { lat: 40.4, lng: -3.7, country: "ES", ...at });
const keys = (clusters: readonly Cluster[]) => clusters.map(({ key }) => key);
const cities = (clusters: readonly Cluster[]) =>
  clusters.map(({ places }) => places.map(({ place }) => place.city).join("+"));

test("places too near for marks of their own share one, which comes apart closer up", () => {
  const places = [soacha(), bogota(), madrid()];
  expect(cities(clusterPlaces(places, 2))).toEqual(["Bogotá+Soacha", "Madrid"]);
  expect(clusterPlaces(places, 2)[0]?.counts).toMatchObject({ visitors: 4, online: 4 });
  expect(cities(clusterPlaces(places, 10))).toEqual(["Soacha", "Bogotá", "Madrid"]);
});

test("everybody is in one mark, and no mark lies over another, with two thousand places at any zoom", () => {
  const chance = generator(7);
  const within = (degrees: number) => chance.below(degrees * 1000) / 1000 - degrees / 2;
  const places = Array.from({ length: 2000 }, (_, index) =>
    place(`City ${index}`, { lat: within(150), lng: within(360), online: 1 + (index % 5) }),
  );
  const all = places.reduce((sum, { online }) => sum + online, 0);
  for (const zoom of [0, 1.25, 2.5, 4, 6]) {
    const clusters = clusterPlaces(places, zoom);
    expect(clusters.reduce((sum, { counts }) => sum + counts.visitors, 0)).toBe(all);
    expect(clusters.flatMap((cluster) => cluster.places).length).toBe(places.length);
    for (const [index, one] of clusters.entries()) {
      // West to east: those further on in the list are further away.
      for (const other of clusters.slice(index + 1)) {
        if (other.spot.x - one.spot.x >= MARK_PX) break;
        const apart = Math.hypot(other.spot.x - one.spot.x, other.spot.y - one.spot.y);
        expect(apart).toBeGreaterThanOrEqual(MARK_PX);
      }
    }
  }
});

test("marks stay where they are while people come and go", () => {
  const before = keys(clusterPlaces([bogota(), soacha()], 2));
  expect(before).toEqual(["Bogotá"]);
  const busier = [bogota({ online: 1 }), soacha({ online: 9 }), madrid()];
  expect(keys(clusterPlaces(busier, 2, before))).toEqual(["Bogotá", "Madrid"]);
  expect(keys(clusterPlaces(busier, 2))).toEqual(["Soacha", "Madrid"]);
  expect(keys(clusterPlaces([soacha()], 2, before))).toEqual(["Soacha"]);
  expect(keys(clusterPlaces([bogota({ online: 0 }), soacha()], 2, before))).toEqual(["Soacha"]);
});

test("nobody is counted twice: who is in a chat is not also online or idle", () => {
  expect(countsOf(bogota({ online: 3, idle: 2, inChat: 1 }))).toEqual({
    visitors: 5,
    online: 2,
    idle: 2,
    inChat: 1,
    estimated: 0,
  });
  expect(countsOf(bogota({ online: 1, idle: 2, inChat: 2 }))).toMatchObject({
    visitors: 3,
    online: 0,
    idle: 1,
    inChat: 2,
  });
});

test("an estimate is told from what is known, also within one mark", () => {
  const [cluster] = clusterPlaces([bogota(), bogota({ isEstimate: true, online: 2 })], 6);
  expect(cluster?.places.map(({ key }) => key)).toEqual(["Bogotá", "~Bogotá"]);
  expect(cluster?.counts).toMatchObject({ visitors: 5, estimated: 2 });
});

test("the table has each place once, in any order, those that are equal by name", () => {
  const places = [
    madrid({ online: 2, idle: 1 }),
    soacha({ online: 2, inChat: 1 }),
    bogota(),
    place("Ávila", { lat: 40.6, lng: -4.7, country: "ES", online: 0, idle: 3 }),
    place("Nowhere", { lat: 0, lng: 0, online: 0 }),
  ];
  const names: Record<string, string> = { CO: "Colombia", ES: "España" };
  const order = (column: Column, descending: boolean) =>
    orderRows(places, { column, descending }, (code) => names[code] ?? code, "es").map(
      (row) => row.place.place.city,
    );
  expect(order("city", false)).toEqual(["Ávila", "Bogotá", "Madrid", "Soacha"]);
  expect(order("country", true)).toEqual(["Ávila", "Madrid", "Bogotá", "Soacha"]);
  expect(order("visitors", true)).toEqual(["Bogotá", "Ávila", "Madrid", "Soacha"]);
  expect(order("inChat", true)[0]).toBe("Soacha");
  expect(order("idle", true)).toEqual(["Ávila", "Madrid", "Bogotá", "Soacha"]);
});

test("a country is as dark as it has visitors, each step for twice as many", () => {
  expect([0, 1, 12, 13, 25, 50, 51, 100].map((n) => shadeOf(n, 100))).toEqual([0, 1, 1, 2, 2, 3, 4, 4]);
  expect(shadeOf(1, 1)).toBe(4);
});

const outlines = readOutlines(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../console/src/map/outlines.json"), "utf8")),
);

test.each([
  ["CO", 4.7, -74.1],
  ["ES", 40.4, -3.7],
  ["US", 64.8, -147.7],
  ["RU", 66.8, -175],
  ["RU", 66.8, 185],
  ["ZA", -26.2, 28],
  ["LS", -29.6, 28.2],
  ["FJ", -17.8, 178],
])("the bundled outlines have %s at %d, %d, and no other country", (country, lat, lng) => {
  const there = outlines.filter((outline) => isIn(outline, lat, lng)).map((outline) => outline.country);
  expect(there).toEqual([country]);
});

/** Odd crossings of a line to the west: holes are crossed once more. */
function isIn({ polygons }: Outline, lat: number, lng: number): boolean {
  return polygons.some((rings) => {
    let isInside = false;
    for (const ring of rings) {
      for (const [index, [toLat, toLng]] of ring.entries()) {
        const [fromLat, fromLng] = ring.at(index - 1) ?? [0, 0];
        if (fromLat > lat === toLat > lat) continue;
        const crossing = fromLng + ((lat - fromLat) / (toLat - fromLat)) * (toLng - fromLng);
        if (crossing < lng) isInside = !isInside;
      }
    }
    return isInside;
  });
}

test("the map is Web Mercator, as tiles are", () => {
  expect(spotOf({ lat: 0, lng: 0 }, 0)).toEqual({ x: 128, y: 128 });
  expect(spotOf({ lat: 85.0511287798, lng: -180 }, 3).y).toBeCloseTo(0, 3);
  // Berlin is on 12/2200/1343 of the usual servers.
  const { x, y } = spotOf({ lat: 52.52, lng: 13.405 }, 12);
  expect([Math.floor(x / 256), Math.floor(y / 256)]).toEqual([2200, 1343]);
  expect(spotOf({ lat: 90, lng: 0 }, 0).y).toBeCloseTo(0, 3);
});
