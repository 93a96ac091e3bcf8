import { mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "@palique/shared/places.ts";
import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../server/src/config.ts";
import { openLog } from "../../server/src/log.ts";
import { placeKey } from "../../server/src/places/place-key.ts";
import { openPlaces, type Places, type Whereabouts } from "../../server/src/places/place-of.ts";
import { writeMmdb } from "../support/mmdb.ts";
import { until } from "../support/wait.ts";

const MADRID = {
  city: { names: { en: "Madrid" } },
  country: { iso_code: "ES" },
  location: { latitude: 40.4165, longitude: -3.7026 },
  subdivisions: [{ names: { en: "Madrid region", es: "Comunidad de Madrid" } }],
};
const LONDON = {
  city: { names: { en: "London", es: "Londres" } },
  country: { iso_code: "GB" },
  location: { latitude: 51.5085, longitude: -0.1257 },
};
const ADDRESS = "8.8.8.8";

function newFile(bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), "places-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "city.mmdb");
  writeFileSync(path, bytes);
  return path;
}

function open(env: Record<string, string>): Places {
  return openPlaces(readConfig(env), openLog("silent"));
}

function find(places: Places, from: Partial<Whereabouts>): Place | null {
  return places.of({ address: ADDRESS, peer: "10.0.0.1", headers: {}, timeZone: null, ...from });
}

test("an address in the database has the place that is there, in the installation's language", () => {
  const bytes = writeMmdb({ "8.8.8.0/24": MADRID, "9.0.0.0/8": LONDON, "2a00:1450::/32": LONDON });
  const places = open({ GEOIP_DB: newFile(bytes), DEFAULT_LOCALE: "es" });
  expect(find(places, {})).toEqual({
    country: "ES",
    region: "Comunidad de Madrid",
    city: "Madrid",
    lat: 40.4165,
    lng: -3.7026,
    source: "database",
  });
  expect(find(places, { address: "9.1.2.3" })).toMatchObject({ country: "GB", city: "Londres" });
  expect(find(places, { address: "2a00:1450:4001::1" })).toMatchObject({ country: "GB" });
  expect(find(places, { address: "7.7.7.7" })).toBeNull();
});

test("a database of countries puts visitors in the middle of theirs", () => {
  const bytes = writeMmdb({ "8.8.8.0/24": { country: { iso_code: "ES" } } }, "GeoLite2-Country");
  const place = find(open({ GEOIP_DB: newFile(bytes) }), {});
  expect(place).toMatchObject({ country: "ES", region: "", city: "" });
  expect(place?.lat).toBeCloseTo(40.4, 0);
  expect(place?.lng).toBeCloseTo(-3.6, 0);
});

test("a private address is not looked up, whatever the database says of it", () => {
  const places = open({ GEOIP_DB: newFile(writeMmdb({ "10.0.0.0/8": MADRID, "127.0.0.0/8": MADRID })) });
  for (const address of ["10.1.2.3", "127.0.0.1", "fe80::1", ""])
    expect(find(places, { address })).toBeNull();
});

test.each([
  [
    "replaced at once",
    (path: string, bytes: Buffer) => {
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
    },
  ],
  ["rewritten in place", (path: string, bytes: Buffer) => writeFileSync(path, bytes)],
])("a newer database, %s, is used without a restart", async (_how, replace) => {
  const path = newFile(writeMmdb({ "8.8.8.0/24": MADRID }));
  const places = open({ GEOIP_DB: path });
  onTestFinished(places.follow(20));
  expect(find(places, {})).toMatchObject({ city: "Madrid" });
  replace(path, writeMmdb({ "8.8.8.0/24": LONDON, "9.0.0.0/8": LONDON }));
  await until("the newer database", () => find(places, {})?.city === "London");
});

test("a newer database that is broken, or gone, leaves the one before in use until there is a good one", async () => {
  const path = newFile(writeMmdb({ "8.8.8.0/24": MADRID }));
  const said: { event?: string }[] = [];
  const log = openLog("error");
  log.error = (line: object) => void said.push(line);
  const places = openPlaces(readConfig({ GEOIP_DB: path }), log);
  onTestFinished(places.follow(20));
  truncateSync(path, 100);
  await until("a line about it", () => said.length > 0);
  expect(find(places, {})).toMatchObject({ city: "Madrid" });
  rmSync(path);
  await until("a line about it", () => said.length > 1);
  expect(said.map(({ event }) => event)).toEqual(["places.database-broken", "places.database-unreadable"]);
  expect(find(places, {})).toMatchObject({ city: "Madrid" });
  writeFileSync(path, writeMmdb({ "8.8.8.0/24": LONDON }));
  await until("the good one", () => find(places, {})?.city === "London");
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["words", Buffer.from("404 Not Found".repeat(100))],
  ["a cut database", writeMmdb({ "8.8.8.0/24": MADRID }).subarray(0, 200)],
  ["broken records", withoutData(writeMmdb({ "8.8.8.0/24": MADRID }))],
])("a file with %s knows nothing, and the next best source answers", (_what, bytes) => {
  const places = open({ GEOIP_DB: newFile(bytes) });
  expect(find(places, { timeZone: "Europe/Lisbon" })).toMatchObject({ city: "Lisbon", source: "time-zone" });
});

function withoutData(bytes: Buffer): Buffer {
  const from = bytes.indexOf("city") - 2;
  return Buffer.concat([
    bytes.subarray(0, from),
    Buffer.alloc(200, 0xff),
    bytes.subarray(bytes.length - 300),
  ]);
}

const CLOUDFLARE = {
  "cf-ipcountry": "CO",
  "cf-region": "Antioquia",
  "cf-ipcity": Buffer.from("Medellín").toString("latin1"),
  "cf-iplatitude": "6.25184",
  "cf-iplongitude": "-75.56359",
};
const MEDELLIN = {
  country: "CO",
  region: "Antioquia",
  city: "Medellín",
  lat: 6.25184,
  lng: -75.56359,
  source: "proxy",
};

test("headers of a proxy count only from a peer that is trusted", () => {
  const places = open({ GEOIP_HEADERS: "cloudflare", TRUST_PROXY: "10.0.0.0/8" });
  expect(find(places, { headers: CLOUDFLARE })).toEqual(MEDELLIN);
  for (const peer of ["8.8.4.4", "11.0.0.1", "::1", ""])
    expect(find(places, { headers: CLOUDFLARE, peer })).toBeNull();
  expect(find(open({ GEOIP_HEADERS: "cloudflare" }), { headers: CLOUDFLARE })).toBeNull();
  expect(find(open({ GEOIP_HEADERS: "cloudflare", TRUST_PROXY: "0" }), { headers: CLOUDFLARE })).toBeNull();
  expect(find(open({ GEOIP_HEADERS: "cloudflare", TRUST_PROXY: "1" }), { headers: CLOUDFLARE })).toEqual(
    MEDELLIN,
  );
});

test("only the headers of the proxy that was named count", () => {
  for (const env of [{}, { GEOIP_HEADERS: "vercel" }, { GEOIP_HEADERS: "country=X-Country" }])
    expect(find(open({ ...env, TRUST_PROXY: "on" }), { headers: CLOUDFLARE })).toBeNull();
});

test.each([
  [
    "vercel",
    {
      "x-vercel-ip-country": "CO",
      "x-vercel-ip-country-region": "Antioquia",
      "x-vercel-ip-city": "Medell%C3%ADn",
      "x-vercel-ip-latitude": "6.25184",
      "x-vercel-ip-longitude": "-75.56359",
    },
  ],
  [
    "cloudfront",
    {
      "cloudfront-viewer-country": "CO",
      "cloudfront-viewer-country-region-name": "Antioquia",
      "cloudfront-viewer-city": "Medell%C3%ADn",
      "cloudfront-viewer-latitude": "6.25184",
      "cloudfront-viewer-longitude": "-75.56359",
    },
  ],
  [
    "app-engine",
    {
      "x-appengine-country": "CO",
      "x-appengine-region": "Antioquia",
      "x-appengine-city": "medell%C3%ADn",
      "x-appengine-citylatlong": "6.25184,-75.56359",
    },
  ],
  [
    "country=X-Geo-Country, region=x-geo-region,city=X-Geo-City,lat-lng=X-Geo-Point",
    {
      "x-geo-country": "co",
      "x-geo-region": "Antioquia",
      "x-geo-city": "Medell%C3%ADn",
      "x-geo-point": "6.25184, -75.56359",
    },
  ],
])("headers of %s are read as it writes them", (names, headers) => {
  expect(find(open({ GEOIP_HEADERS: names, TRUST_PROXY: "on" }), { headers })).toEqual(MEDELLIN);
});

test.each([
  ["unknown", { "cf-ipcountry": "XX" }],
  ["Tor", { "cf-ipcountry": "T1" }],
  ["no country", { "cf-ipcity": "Madrid" }],
  ["twice", { "cf-ipcountry": ["ES", "FR"] }],
  ["markup", { "cf-ipcountry": "<b>" }],
])("a proxy that says %s says nothing", (_what, headers) => {
  const places = open({ GEOIP_HEADERS: "cloudflare", TRUST_PROXY: "on" });
  expect(find(places, { headers, timeZone: "Asia/Tokyo" })).toMatchObject({
    city: "Tokyo",
    source: "time-zone",
  });
});

test.each([
  ["91", "0.5"],
  ["40.4", "181"],
  ["NaN", "1"],
  ["1e1", "1"],
  ["0.000000", "0.000000"],
  ["", ""],
])("coordinates %s, %s are none: the middle of the country stands for them", (lat, lng) => {
  const headers = {
    "cf-ipcountry": "ES",
    "cf-ipcity": "A\u0000".repeat(200),
    "cf-iplatitude": lat,
    "cf-iplongitude": lng,
  };
  const place = find(open({ GEOIP_HEADERS: "cloudflare", TRUST_PROXY: "on" }), { headers });
  expect(place).toMatchObject({ country: "ES", city: "A".repeat(80), lat: 40.4, lng: -3.56 });
});

test("the database comes before the proxy, and the proxy before the time zone", () => {
  const env = {
    GEOIP_DB: newFile(writeMmdb({ "8.8.8.0/24": MADRID })),
    GEOIP_HEADERS: "cloudflare",
    TRUST_PROXY: "on",
  };
  const told = { headers: CLOUDFLARE, timeZone: "Asia/Tokyo" };
  expect(find(open(env), told)?.source).toBe("database");
  expect(find(open(env), { ...told, address: "7.7.7.7" })?.source).toBe("proxy");
  expect(find(open(env), { ...told, address: "7.7.7.7", headers: {} })?.source).toBe("time-zone");
});

test("every zone that browsers know has a reference city in its own country, old names too", () => {
  const places = open({});
  const at = (timeZone: string) => find(places, { timeZone, address: "127.0.0.1" });
  for (const zone of Intl.supportedValuesOf("timeZone"))
    expect(at(zone), zone).toMatchObject({ source: "time-zone" });
  expect(at("Asia/Calcutta")).toMatchObject({ country: "IN", city: "Kolkata", lat: 22.53, lng: 88.37 });
  expect(at("America/Argentina/Buenos_Aires")).toMatchObject({ country: "AR", city: "Buenos Aires" });
  expect(at("Europe/Oslo")).toMatchObject({ country: "NO" });
  expect(at("Africa/Asmera")).toMatchObject({ country: "ER" });
  for (const zone of ["UTC", "Etc/GMT+5", "EST5EDT", "constructor", "Mars/Olympus"])
    expect(at(zone), zone).toBeNull();
});

test("people in the same city share a key, estimates apart from what is known, and it fits the filter", () => {
  const place: Place = { country: "ES", region: "", city: "Madrid", lat: 40, lng: -3, source: "database" };
  expect(placeKey(place)).toBe(placeKey({ ...place, lat: 40.1, source: "proxy" }));
  expect(placeKey(place)).not.toBe(placeKey({ ...place, source: "time-zone" }));
  expect(placeKey(place)).not.toBe(placeKey({ ...place, city: "Toledo" }));
  expect(placeKey({ ...place, region: "r".repeat(80), city: "c".repeat(80) }).length).toBeLessThanOrEqual(
    100,
  );
});
