import { expect, test } from "vitest";
import type { ComesFrom, Entry, HereSaid, Seat } from "../../server/src/live/entry.ts";
import { openRegistry } from "../../server/src/live/registry.ts";
import { Here } from "../../shared/src/tracking.ts";
import { here, newTab } from "../support/visits.ts";

/** Time is the subject here: it passes when a test says so. */
function registry(most?: number, mostPerAddress = 100) {
  const clock = { now: 1_700_000_000_000 };
  let ids = 0;
  const live = openRegistry({
    now: () => clock.now,
    id: () => `id-${++ids}`,
    mostPerAddress,
    ...(most && { most }),
  });
  return {
    live,
    clock,
    pass(seconds: number): void {
      clock.now += seconds * 1000;
      live.sweep();
    },
    list: () => [...live.all()].map(({ seen }) => seen),
  };
}

/** Stands where a socket stands, and knows its rooms. */
class Tab implements Seat {
  rooms = new Set<string>();
  join = (room: string) => this.rooms.add(room);
  leave = (room: string) => this.rooms.delete(room);
}

const from = (said: Partial<ComesFrom> = {}): ComesFrom => ({
  siteId: "shop",
  tokenHash: null,
  address: "203.0.113.1",
  userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0",
  place: null,
  ...said,
});
const at = (path: string, said: Partial<Here> = {}, referrer = ""): HereSaid =>
  Here.parse(here(path, said, referrer));
const SHOP = "https://shop.example";

function arrive(
  { live }: ReturnType<typeof registry>,
  page: HereSaid,
  who = from(),
): { tab: Tab; entry: Entry } {
  const tab = new Tab();
  const entry = live.arrive(tab, who, page);
  if (!entry) throw new Error("no room");
  return { tab, entry };
}

test("several tabs and connections of a browser with a token are one visitor; on another site it is another", () => {
  const world = registry();
  const token = from({ tokenHash: "t" });
  const first = arrive(world, at("/a"), token);
  const second = arrive(world, at("/b"), token);
  expect(second.entry).toBe(first.entry);
  expect(first.entry.seen).toMatchObject({ pages: 2, page: { url: `${SHOP}/b` } });
  const other = arrive(world, at("/a"), from({ tokenHash: "t", siteId: "blog" }));
  expect(other.entry).not.toBe(first.entry);
  expect(world.list()).toHaveLength(2);
});

test("without anything stored, the page that led to the next one carries the visit on", () => {
  const world = registry();
  const { tab, entry } = arrive(world, at("/a#top"));
  world.live.leave(tab);
  world.pass(1);
  const next = arrive(world, at("/b", {}, `${SHOP}/a`));
  expect(next.entry).toBe(entry);
  expect(entry.seen.trail.map(({ url }) => url)).toEqual([`${SHOP}/a#top`, `${SHOP}/b`]);
  world.live.leave(next.tab);
  world.pass(29);
  expect(arrive(world, at("/c", {}, `${SHOP}/b`)).entry).toBe(entry);
});

test("a page that is loaded anew goes on with its visit, and not with one that is still open on it", () => {
  const world = registry();
  const { tab, entry } = arrive(world, at("/a"));
  const again = at("/a", { reloaded: true }, "https://search.example/");
  expect(arrive(world, again).entry).not.toBe(entry);
  world.live.leave(tab);
  world.pass(1);
  expect(arrive(world, { ...again, tab: newTab() }).entry).toBe(entry);
});

test.each([
  ["from another network address", from({ address: "203.0.113.2" }), 1],
  ["with another browser", from({ userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0" }), 1],
  ["on another site", from({ siteId: "blog" }), 1],
  ["half a minute after that page was closed", from(), 31],
  ["of a browser that has a token", from({ tokenHash: "t" }), 1],
])("the same page %s leads to a visit of its own", (_, who, seconds) => {
  const world = registry();
  const { tab, entry } = arrive(world, at("/a"), who.tokenHash ? from({ tokenHash: "other" }) : from());
  world.live.leave(tab);
  world.pass(seconds);
  expect(arrive(world, at("/b", {}, `${SHOP}/a`), who).entry).not.toBe(entry);
});

test("of two who could have been led on nobody is mistaken for the other", () => {
  const world = registry();
  const one = arrive(world, at("/a"));
  const two = arrive(world, at("/a"));
  const next = arrive(world, at("/b", {}, `${SHOP}/a`));
  expect([one.entry, two.entry]).not.toContain(next.entry);
  expect(world.list()).toHaveLength(3);
});

test("a click on a link neither flickers nor leaves anything behind", () => {
  const world = registry();
  const changes: string[] = [];
  const { tab, entry } = arrive(world, at("/a"));
  world.live.listen(({ seen }) => changes.push(seen.state));
  world.live.leave(tab);
  world.pass(2.5);
  const next = arrive(world, at("/b", {}, `${SHOP}/a`));
  world.pass(10);
  expect(new Set(changes)).toEqual(new Set(["online"]));
  expect(world.list()).toEqual([entry.seen]);
  expect([...next.tab.rooms]).toEqual([`live:${entry.seen.id}`]);
  expect([...tab.rooms]).toEqual([]);
});

test("who is gone has left after three seconds, is listed for a minute, and comes back as the same", () => {
  const world = registry();
  const page = at("/a");
  const { tab, entry } = arrive(world, page);
  const goneAt = world.clock.now;
  world.live.leave(tab);
  world.pass(3);
  expect(entry.seen).toMatchObject({ state: "left", leftAt: goneAt });
  world.pass(40);
  const back = arrive(world, page);
  expect(back.entry).toBe(entry);
  expect(entry.seen).toMatchObject({ state: "online", leftAt: null, pages: 1 });
  world.live.leave(back.tab);
  world.pass(60);
  expect(world.list()).toEqual([]);
  expect(arrive(world, page).entry).not.toBe(entry);
});

test("idle is who has all pages idle; the page used last is the one that is shown", () => {
  const world = registry();
  const token = from({ tokenHash: "t" });
  const a = arrive(world, at("/a"), token);
  world.pass(1);
  const b = arrive(world, at("/b"), token);
  const { seen } = a.entry;
  world.live.setActive(b.tab, false);
  expect(seen).toMatchObject({ state: "online", page: { title: "/b" } });
  world.live.setActive(a.tab, false);
  expect(seen.state).toBe("idle");
  world.pass(1);
  world.live.setActive(a.tab, true);
  expect(seen).toMatchObject({ state: "online", page: { title: "/a" } });
  world.live.leave(a.tab);
  expect(seen).toMatchObject({ state: "idle", page: { title: "/b" } });
});

test("a page that moves on is one more page; a title that comes later is not", () => {
  const world = registry();
  const { tab, entry } = arrive(world, at("/a"));
  world.pass(5);
  world.live.turn(tab, { url: `${SHOP}/a`, title: "Shoes", referrer: "" });
  expect(entry.seen).toMatchObject({ pages: 1, page: { title: "Shoes" } });
  expect(entry.seen.trail).toEqual([{ url: `${SHOP}/a`, title: "Shoes", at: world.clock.now - 5_000 }]);
  world.live.turn(tab, { url: `${SHOP}/cart`, title: "Cart", referrer: "" });
  expect(entry.seen).toMatchObject({ pages: 2, pageSince: world.clock.now });
});

test("the visit goes on when the browser gets its token, also in the pages it has open besides", () => {
  const world = registry();
  const first = at("/a");
  const a = arrive(world, first);
  world.pass(1);
  const b = arrive(world, at("/b", {}, `${SHOP}/x`));
  expect(b.entry).not.toBe(a.entry);
  world.live.claim(b.tab, "t");
  const { id } = b.entry.seen;
  // The other page learns of the token, and its connection is made anew.
  world.live.leave(a.tab);
  const again = arrive(world, first, from({ tokenHash: "t" }));
  expect(again.entry.seen.id).toBe(id);
  expect(again.entry.seen.trail.map(({ title }) => title)).toEqual(["/a", "/b"]);
  expect(again.entry.seen.pages).toBe(2);
  expect(world.list()).toHaveLength(1);
  world.live.leave(b.tab);
  world.live.leave(again.tab);
  world.pass(61);
  expect(world.list()).toEqual([]);
});

test("who came along by a link alone is not taken for the browser that becomes somebody", () => {
  const world = registry();
  const page = at("/a", { attributes: { plan: "gold" } });
  const ana = arrive(world, page);
  world.pass(1);
  const stranger = arrive(world, at("/b", {}, `${SHOP}/a`));
  expect(stranger.entry).toBe(ana.entry);
  world.live.claim(ana.tab, "t");
  const [one, two] = [world.live.of(ana.tab), world.live.of(stranger.tab)];
  expect(one?.seen).toMatchObject({ page: { title: "/a" }, attributes: { plan: "gold" } });
  expect(two?.seen).toMatchObject({ page: { title: "/b" }, attributes: {}, pages: 1, name: "" });
  expect([...stranger.tab.rooms]).toEqual([`live:${two?.seen.id}`]);
  // Where it is the same browser, its page says so: nothing of it is counted twice.
  const back = arrive(
    world,
    { ...at("/b"), tab: [...(two?.tabs.keys() ?? [])][0] ?? "" },
    from({ tokenHash: "t" }),
  );
  expect(back.entry).toBe(one);
  expect(back.entry.seen.trail.map(({ title }) => title)).toEqual(["/a", "/b"]);
  expect(back.entry.seen.pages).toBe(2);
  expect(world.list()).toHaveLength(1);
});

test("who knows the name of a page cannot take the visit of a browser that has a token", () => {
  const world = registry();
  const page = at("/a");
  const { entry } = arrive(world, page, from({ tokenHash: "t" }));
  expect(arrive(world, page).entry).not.toBe(entry);
  expect(arrive(world, page, from({ tokenHash: "forged" })).entry).not.toBe(entry);
});

test("what a browser says of time counts as a length only, and not without end", () => {
  const world = registry();
  const { now } = world.clock;
  const { entry } = arrive(world, at("/a", { pageMs: 60_000, visitMs: 5 * 86_400_000 }));
  expect(now - entry.seen.pageSince).toBe(60_000);
  expect(now - entry.seen.since).toBe(12 * 3_600_000);
  const odd = arrive(world, at("/b", { pageMs: -5, visitMs: 1e300 }));
  expect([odd.entry.seen.pageSince, odd.entry.seen.since]).toEqual([now, now]);
});

test("nobody fills the memory: pages, events, attributes and visitors have a limit", () => {
  const world = registry();
  const { tab, entry } = arrive(world, at("/a"));
  for (let i = 0; i < 200; i++) {
    const page = { url: `${SHOP}/${i}?${"x".repeat(1_900)}`, title: "y".repeat(300), referrer: "" };
    world.live.turn(tab, page);
    world.live.addEvent(tab, `event ${i}`, { text: "z".repeat(200) });
    world.live.setAttributes(tab, { [`name ${i}`]: "value" });
  }
  const { trail, events, attributes, pages } = entry.seen;
  expect(pages).toBe(201);
  expect(JSON.stringify(trail).length).toBeLessThan(15_000);
  expect(JSON.stringify(events).length).toBeLessThan(10_000);
  expect(events.at(-1)?.name).toBe("event 199");
  expect(Object.keys(attributes)).toHaveLength(20);
  expect(attributes["name 199"]).toBe("value");

  const small = registry(2);
  const [one, two] = [arrive(small, at("/1")), arrive(small, at("/2"))];
  expect(small.live.arrive(new Tab(), from(), at("/3"))).toBeNull();
  small.live.leave(two.tab);
  small.pass(1);
  small.live.leave(one.tab);
  small.pass(3);
  arrive(small, at("/4"));
  expect(small.list().map(({ page }) => page.title)).toEqual(["/1", "/4"]);
});

test("one address does not fill the register for all others", () => {
  const world = registry(10, 2);
  const network = (end: string) => from({ address: `2001:db8:1:2::${end}` });
  const { tab } = arrive(world, at("/1"), network("1"));
  arrive(world, at("/2"), network("2"));
  world.live.claim(tab, "t");
  expect(world.live.arrive(new Tab(), network("3"), at("/3"))).toBeNull();
  arrive(world, at("/other"));
  world.live.leave(tab);
  world.pass(61);
  arrive(world, at("/4"), network("4"));
  expect(world.list().map(({ page }) => page.title)).toEqual(["/2", "/other", "/4"]);
});

test("ids of clicks are not kept, what the campaign says of itself is", () => {
  const world = registry();
  const url = "?size=42&utm_source=news&utm_campaign=Fall&gclid=abc&fbclid=def#top";
  const { entry } = arrive(world, at(`/a${url}`, {}, "https://search.example/?q=shoes&gclid=abc"));
  expect(entry.seen.page.url).toBe(`${SHOP}/a?size=42&utm_source=news&utm_campaign=Fall#top`);
  expect(entry.seen).toMatchObject({
    campaign: "news / Fall",
    campaignParts: { utm_source: "news", utm_campaign: "Fall" },
    referrer: "https://search.example/?q=shoes",
  });
  expect(JSON.stringify(entry.seen)).not.toContain("abc");
});

test("an iPad that says it is a Mac is told by its touch", () => {
  const world = registry();
  const mac = from({
    userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15",
  });
  expect(arrive(world, at("/a"), mac).entry.seen.device).toEqual({
    kind: "desktop",
    browser: "Safari 18",
    system: "macOS",
  });
  expect(arrive(world, at("/b", { touch: true }), mac).entry.seen.device).toMatchObject({
    kind: "tablet",
    system: "iPad",
  });
});

test("a tab of its own on the same connection takes the place of the one before", () => {
  const world = registry();
  const { tab, entry } = arrive(world, at("/a"));
  const again = world.live.arrive(tab, from(), at("/a", { tab: newTab() }));
  expect(again).toBe(entry);
  expect(entry.tabs.size).toBe(1);
  expect(entry.seen.pages).toBe(1);
});
