import { createServer } from "node:http";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { accessibilityFaults, listenForNoise, useBrowser } from "../support/browser.ts";
import { connectVisitor, type VisitorClient } from "../support/clients.ts";
import { type Desk, openDesk, useDesk } from "../support/desk.ts";
import { openConsole } from "../support/people.ts";
import { here } from "../support/visits.ts";

/** Where the visitors are, on the earth and in rows. Their places come from a proxy's headers, or the time zone. */

const env = { TRUST_PROXY: "loopback", GEOIP_HEADERS: "cloudflare" };
const browser = useBrowser();
const desk = useDesk({ env });

interface From {
  country: string;
  city: string;
  at: [lat: number, lng: number];
}
const BOGOTA: From = { country: "CO", city: "Bogota", at: [4.7, -74.07] };
const CALI: From = { country: "CO", city: "Cali", at: [3.45, -76.53] };
const MADRID: From = { country: "ES", city: "Madrid", at: [40.41, -3.7] };

let addresses = 0;
/** Without a place the zone of the browser tells, roughly. */
async function arrive({ server, key }: Desk, from: From | null, title: string): Promise<VisitorClient> {
  const placed = from && {
    "cf-ipcountry": from.country,
    "cf-ipcity": from.city,
    "cf-iplatitude": String(from.at[0]),
    "cf-iplongitude": String(from.at[1]),
  };
  const headers = {
    origin: "https://shop.example",
    "x-forwarded-for": `203.0.113.${++addresses}`,
    ...placed,
  };
  const visitor = await connectVisitor(server, key, { token: null, headers });
  await visitor.value("visit:here", here(`/${title}`, { timeZone: "Asia/Tokyo" }));
  return visitor;
}

/** Until the end of the test, which looks only at pages of its own. */
async function arriveAll(pages: string): Promise<void> {
  for (const from of [BOGOTA, BOGOTA, CALI, MADRID, null])
    await arrive(desk(), from, `${pages}/${from ? from.city : "Far"}`);
}

const map = (page: Page) => page.getByRole("region", { name: "Map of visitors" });
const mark = (page: Page, name: RegExp) => map(page).getByRole("button", { name });
const countries = (page: Page) => page.getByRole("complementary", { name: "Countries" });
const outlines = (page: Page) => map(page).locator("path.map-country");

async function openMap(
  { server, admin }: Desk,
  pages: string,
  options: Parameters<typeof openConsole>[3] = {},
): Promise<{ page: Page; noise: string[]; foreign: string[] }> {
  const page = await openConsole(browser(), server.url, admin, options);
  const noise = listenForNoise(page);
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== server.url) foreign.push(request.url());
  });
  await page.goto(`${server.url}/console/visitors/map?page=${pages}/`);
  await mark(page, /^Madrid/).waitFor();
  return { page, noise, foreign };
}

test("the map shows who is where, opens a visitor, and asks nobody else for anything", async () => {
  await arriveAll("one");
  const { page, noise, foreign } = await openMap(desk(), "one", { reducedMotion: "reduce" });
  await expect.poll(() => outlines(page).count()).toBeGreaterThan(200);
  // Both cities of Colombia are one mark from afar, and two closer up.
  await mark(page, /^Bogota, Colombia and 1 more place\. 3 visitors: 3 online$/).click();
  await mark(page, /^Bogota, Colombia\. 2 visitors: 2 online$/).waitFor();
  await mark(page, /^Cali, Colombia\. 1 visitor: 1 online$/).waitFor();
  await page.getByRole("button", { name: "Show everybody" }).click();
  await mark(page, /^Tokyo, Japan\. 1 visitor: 1 online\. Estimated from the time zone$/).waitFor();

  await mark(page, /^Madrid/).click();
  await page.getByRole("complementary", { name: "Visit" }).getByText("/one/Madrid").first().waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toMatch(/^Madrid/);

  await countries(page).getByRole("button", { name: "Colombia" }).click();
  await mark(page, /^Madrid/).waitFor({ state: "detached" });
  await expect.poll(() => page.url()).toContain("country=CO");
  expect(await countries(page).getByRole("button", { name: "Colombia", pressed: true }).count()).toBe(1);
  // Several at one place are listed.
  await mark(page, /^Bogota, Colombia and/).click();
  await mark(page, /^Bogota, Colombia\. 2/).click();
  await page.getByRole("row").getByText("/one/Bogota").nth(1).waitFor();
  expect(await page.getByText("/one/Cali").count()).toBe(0);
  expect(noise).toEqual([]);
  expect(foreign).toEqual([]);
});

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName);

test("the keyboard goes from place to place, moves and zooms, and is not lost when people come and go", async () => {
  await arriveAll("two");
  const { page } = await openMap(desk(), "two", { reducedMotion: "reduce" });
  await map(page).focus();
  const place = () => mark(page, /^Madrid/).boundingBox();
  const before = await place();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => Math.round((before?.x ?? 0) - ((await place())?.x ?? 0))).toBe(90);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^Bogota, Colombia and 1 more/);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toMatch(/^Madrid/);
  const second = await arrive(desk(), MADRID, "two/Second");
  await mark(page, /^Madrid, Spain\. 2 visitors/).waitFor();
  expect(await focused(page)).toMatch(/^Madrid, Spain\. 2 visitors/);
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect.poll(() => focused(page)).toMatch(/^Madrid/);
  second.close();
});

test.each(["light", "dark"] as const)(
  "the map and its table have no accessibility fault, %s",
  async (colorScheme) => {
    await arriveAll(colorScheme);
    const { page } = await openMap(desk(), colorScheme, { colorScheme });
    await expect.poll(() => outlines(page).count()).toBeGreaterThan(200);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("radio", { name: "Table" }).check();
    const rows = page.getByRole("table", { name: "Where visitors are" }).getByRole("row");
    await rows.nth(1).getByRole("cell", { name: "Bogota" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("columnheader", { name: "City" }).getByRole("button").click();
    const cities = rows.locator(".places-open");
    await expect.poll(() => cities.allTextContents()).toEqual(["Bogota", "Cali", "Madrid", "Tokyo"]);
    await page.getByRole("button", { name: "Cali" }).click();
    await page
      .getByRole("complementary", { name: "Visit" })
      .getByText(`/${colorScheme}/Cali`)
      .first()
      .waitFor();
  },
);

interface Tiles {
  origin: string;
  asked: Set<string>;
  referrers: Set<string>;
  close(): void;
}

async function openTiles(): Promise<Tiles> {
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: "#bcd" } })
    .png()
    .toBuffer();
  const asked = new Set<string>();
  const referrers = new Set<string>();
  const server = createServer((request, response) => {
    asked.add(request.url ?? "");
    referrers.add(request.headers.referer ?? "");
    response.writeHead(200, { "content-type": "image/png", "cross-origin-resource-policy": "cross-origin" });
    response.end(picture);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    referrers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

let tiled: { desk: Desk; tiles: Tiles } | null = null;
afterAll(async () => {
  tiled?.tiles.close();
  await tiled?.desk.server.stop();
});

test("with a server of tiles they lie under the map, with whose they are, and nothing else is asked of it", async () => {
  const tiles = await openTiles();
  const attribution = "Tiles by [Somebody](https://somebody.example/maps)";
  const settings = {
    ...env,
    MAP_TILES_URL: `${tiles.origin}/t/{z}/{x}/{y}.png`,
    MAP_ATTRIBUTION: attribution,
  };
  tiled = { desk: await openDesk({ env: settings }), tiles };
  await arrive(tiled.desk, MADRID, "tiles/Madrid");
  const { page, noise, foreign } = await openMap(tiled.desk, "tiles");
  await expect.poll(() => map(page).locator("img.leaflet-tile-loaded").count()).toBeGreaterThan(3);
  expect(await page.getByRole("link", { name: "Somebody" }).getAttribute("href")).toBe(
    "https://somebody.example/maps",
  );
  expect(foreign.filter((url) => !url.startsWith(`${tiles.origin}/t/`))).toEqual([]);
  expect([...tiles.asked].filter((url) => !/^\/t\/\d+\/\d+\/\d+\.png$/.test(url))).toEqual([]);
  // They learn for which website it is, not what is looked at.
  expect([...tiles.referrers]).toEqual([`${tiled.desk.server.url}/`]);
  expect(noise).toEqual([]);
});
