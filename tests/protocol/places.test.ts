import { expect, test } from "vitest";
import { connectOperator, connectVisitor } from "../support/clients.ts";
import { type Desk, useDesk } from "../support/desk.ts";
import { everybody, here, watching } from "../support/visits.ts";

const behindProxy = useDesk({ env: { TRUST_PROXY: "loopback", GEOIP_HEADERS: "cloudflare" } });
/** Its proxy is at another address than who connects here. */
const exposed = useDesk({ env: { TRUST_PROXY: "192.0.2.1", GEOIP_HEADERS: "cloudflare" } });

const adminConsole = ({ server, admin }: Desk) => connectOperator(server, admin, { status: null });

async function comeFrom(desk: Desk, path: string, headers: Record<string, string>, timeZone: string | null) {
  const visitor = await connectVisitor(desk.server, desk.key, {
    token: null,
    headers: { origin: "https://shop.example", ...headers },
  });
  return visitor.value("visit:here", here(path, { timeZone }));
}

const KYOTO = {
  "cf-ipcountry": "JP",
  "cf-ipcity": "Kyoto",
  "cf-iplatitude": "35.01",
  "cf-iplongitude": "135.77",
};

test("the headers of a trusted proxy say where a visitor is, whatever zone the browser claims", async () => {
  const live = await watching(await adminConsole(behindProxy()));
  await comeFrom(behindProxy(), "/proxied", KYOTO, "Europe/Madrid");
  const row = await live.row("the visitor", (one) => one.page.title === "/proxied");
  expect(row.place).toMatchObject({ country: "JP", city: "Kyoto", lat: 35.01, lng: 135.77, source: "proxy" });
});

test("spoofed headers of who is no proxy are nothing: the zone is an estimate, and is told as one", async () => {
  const live = await watching(await adminConsole(exposed()));
  await comeFrom(exposed(), "/spoofed", KYOTO, "Europe/Madrid");
  const row = await live.row("the visitor", (one) => one.page.title === "/spoofed");
  expect(row.place).toMatchObject({ country: "ES", city: "Madrid", source: "time-zone" });
  await comeFrom(exposed(), "/lost", KYOTO, null);
  const lost = await live.row("the other", (one) => one.page.title === "/lost");
  expect(lost.place).toBeNull();
});

test("nonsense from a proxy is no place on the map", async () => {
  const nonsense = { "cf-ipcountry": "T1", "cf-ipcity": "<b>x</b>", "cf-iplatitude": "1e9" };
  const live = await watching(await adminConsole(behindProxy()));
  await comeFrom(behindProxy(), "/nonsense", nonsense, null);
  const row = await live.row("the visitor", (one) => one.page.title === "/nonsense");
  expect(row.place).toBeNull();
});

test("the map gets everybody by place, estimates apart, and the list only who is at one", async () => {
  const rome = {
    "cf-ipcountry": "IT",
    "cf-ipcity": "Rome",
    "cf-iplatitude": "41.9",
    "cf-iplongitude": "12.5",
  };
  for (const nth of [1, 2]) await comeFrom(behindProxy(), `/map/${nth}`, rome, null);
  await comeFrom(behindProxy(), "/map/3", {}, "Europe/Rome");
  const operator = await adminConsole(behindProxy());
  const live = await watching(operator, { filter: { page: "/map/" }, places: true });
  const { places, counts } = await live.until("all three", ({ counts }) => counts.fitting === 3);
  expect(
    places.map(({ place, online, onlyId }) => [place.city, place.source, online, onlyId !== null]),
  ).toEqual([
    ["Rome", "proxy", 2, false],
    ["Rome", "time-zone", 1, true],
  ]);
  expect(counts.countries).toEqual([{ country: "IT", visitors: 3 }]);
  const [known] = places;
  const there = everybody({ filter: { page: "/map/", place: known?.key ?? "" } });
  const { rows } = await operator.value("live:watch", there);
  expect(rows.map(({ page }) => page.title).sort()).toEqual(["/map/1", "/map/2"]);
});
