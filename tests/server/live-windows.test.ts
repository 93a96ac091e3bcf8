import fc from "fast-check";
import { expect, test } from "vitest";
import type { Seen } from "../../server/src/live/entry.ts";
import { scopeOf } from "../../server/src/live/scope.ts";
import { composeWindow, findFitting } from "../../server/src/live/window.ts";
import { placeKey } from "../../server/src/places/place-key.ts";
import type { Site } from "../../server/src/sites/sites.store.ts";
import { DEVICE_KINDS } from "../../shared/src/devices.ts";
import { LIVE_SORTS, LIVE_STATES } from "../../shared/src/live-names.ts";
import type { LiveFilter, LiveWindow, WatchLive } from "../../shared/src/live-visitors.ts";
import type { Place } from "../../shared/src/places.ts";
import { everybody } from "../support/visits.ts";

const NOW = 1_700_000_000_000;
const SITES: Pick<Site, "id" | "departmentIds" | "tracking">[] = [
  { id: "shop", departmentIds: ["sales"], tracking: "memory" },
  { id: "help", departmentIds: ["support"], tracking: "stored" },
  { id: "all", departmentIds: [], tracking: "memory" },
  { id: "quiet", departmentIds: [], tracking: "off" },
];
const ROLES = [
  { role: "admin", departmentIds: [] },
  { role: "supervisor", departmentIds: ["sales"] },
  { role: "agent", departmentIds: ["sales"] },
  { role: "agent", departmentIds: [] },
] as const;

const place = fc.record<Place>({
  country: fc.constantFrom("CO", "ES", "MX"),
  region: fc.constantFrom("", "Antioquia"),
  city: fc.constantFrom("", "Medellín"),
  lat: fc.constant(6.2),
  lng: fc.constant(-75.6),
  source: fc.constantFrom("database", "time-zone"),
});
const conversation = fc.record({
  id: fc.constant("k1"),
  number: fc.constant(1),
  state: fc.constantFrom("queued", "active", "ended"),
  operatorId: fc.constant(null),
});
const path = fc.constantFrom("/", "/shoes", "/Cart?size=42", "/cart?utm_source=news", "/(a+)+$");
const person = fc.record({
  siteId: fc.constantFrom("shop", "help", "all", "quiet", "gone"),
  state: fc.constantFrom(...LIVE_STATES),
  path,
  since: fc.integer({ min: NOW - 50, max: NOW }),
  pageSince: fc.integer({ min: NOW - 20, max: NOW }),
  pages: fc.integer({ min: 1, max: 5 }),
  visits: fc.option(fc.integer({ min: 1, max: 3 })),
  returning: fc.boolean(),
  kind: fc.constantFrom(...DEVICE_KINDS),
  place: fc.option(place),
  conversation: fc.option(conversation),
  departmentId: fc.constantFrom("sales", "support"),
  attributes: fc.constantFrom({}, { plan: "Pro" }, { plan: "free" }),
  hasPanel: fc.boolean(),
  isBlocked: fc.boolean(),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

function toSeen(one: Person, index: number): Seen {
  const { path: at, kind, conversation: chat, isBlocked, departmentId, ...rest } = one;
  const url = `https://shop.example${at}`;
  return {
    ...rest,
    id: `v${index}`,
    contactId: null,
    name: "",
    identity: null,
    page: { url, title: at.slice(1) },
    pageKey: url.replace("?utm_source=news", ""),
    placeKey: one.place ? placeKey(one.place) : "",
    leftAt: one.state === "left" ? NOW - 1 : null,
    device: { kind, browser: "", system: "" },
    language: "",
    timeZone: null,
    referrer: "",
    campaign: "",
    conversation: chat,
    departmentId: chat && departmentId,
    invitation: null,
    trail: [],
    events: [],
    campaignParts: {},
    screen: null,
    userAgent: "",
    blockedUntil: isBlocked ? NOW + 1 : 0,
  };
}

const filter = fc.record<LiveFilter>(
  {
    siteId: fc.constantFrom("shop", "help", "all"),
    departmentId: fc.constantFrom("sales", "support"),
    page: fc.constantFrom("CART", "shop.example", "(a+)+$", "nowhere"),
    onPage: fc.constantFrom("https://shop.example/", "https://shop.example/cart"),
    countries: fc.subarray(["CO", "ES", "MX"]),
    devices: fc.subarray([...DEVICE_KINDS]),
    returning: fc.boolean(),
    states: fc.subarray([...LIVE_STATES]),
    inChat: fc.boolean(),
    attribute: fc.constantFrom({ name: "plan", value: "" }, { name: "plan", value: "pro" }),
    place: fc.constantFrom("CO/Antioquia/Medellín", "~CO/Antioquia/Medellín", "ES//"),
  },
  { requiredKeys: [] },
);
const watch = fc.record<WatchLive>({
  filter: fc.oneof(fc.constant({}), filter),
  sort: fc.constantFrom(...LIVE_SORTS),
  descending: fc.boolean(),
  asOf: fc.option(fc.integer({ min: NOW - 60, max: NOW })),
  from: fc.integer({ min: 0, max: 40 }),
  size: fc.integer({ min: 0, max: 30 }),
  byPage: fc.boolean(),
  places: fc.boolean(),
  openId: fc.option(fc.constantFrom("v0", "v1", "nobody")),
});

/** As the contract says it, one rule at a time, without any thought for speed. */
function naive(people: Person[], who: (typeof ROLES)[number], asked: WatchLive) {
  const isAgent = who.role === "agent";
  const mine: readonly string[] = who.departmentIds;
  const isVisible = (one: Person) => {
    const site = SITES.find(({ id }) => id === one.siteId);
    if (!site || one.isBlocked || (site.tracking === "off" && !one.hasPanel)) return false;
    const offered: readonly string[] = site.departmentIds;
    return !isAgent || (mine.length > 0 && (offered.length === 0 || offered.some((id) => mine.includes(id))));
  };
  const chatOf = (one: Person) => (!isAgent || mine.includes(one.departmentId) ? one.conversation : null);
  const isInChat = (one: Person) => ["queued", "active"].includes(chatOf(one)?.state ?? "");
  const keyOf = ({ country, region, city, source }: Place) =>
    `${source === "time-zone" ? "~" : ""}${country}/${region}/${city}`;
  const fits = (one: Person) => {
    const { filter: wanted } = asked;
    const address = `https://shop.example${one.path}`.toLowerCase();
    return [
      wanted.siteId === undefined || one.siteId === wanted.siteId,
      wanted.departmentId === undefined || (chatOf(one) !== null && one.departmentId === wanted.departmentId),
      wanted.page === undefined || address.includes(wanted.page.toLowerCase()),
      wanted.onPage === undefined ||
        `https://shop.example${one.path}`.replace("?utm_source=news", "") === wanted.onPage,
      wanted.countries === undefined || wanted.countries.includes(one.place?.country ?? "?"),
      wanted.devices === undefined || wanted.devices.includes(one.kind),
      wanted.returning === undefined || one.returning === wanted.returning,
      wanted.states === undefined || wanted.states.includes(one.state),
      wanted.inChat === undefined || isInChat(one) === wanted.inChat,
      wanted.place === undefined || (one.place !== null && keyOf(one.place) === wanted.place),
      wanted.attribute === undefined ||
        ("plan" in one.attributes &&
          ["", one.attributes.plan.toLowerCase()].includes(wanted.attribute.value.toLowerCase())),
    ].every(Boolean);
  };
  const seen = people.map(toSeen);
  const visible = seen.filter((_, index) => isVisible(people[index] as Person));
  const fitting = visible.filter((one) => fits(people[seen.indexOf(one)] as Person));
  const of = (one: Seen) => people[seen.indexOf(one)] as Person;
  const until = (one: Seen) => one.leftAt ?? NOW;
  const keys: Record<WatchLive["sort"], (one: Seen) => string | number | null> = {
    arrived: (one) => one.since,
    "site-time": (one) => until(one) - one.since,
    "page-time": (one) => until(one) - one.pageSince,
    page: (one) => one.page.url,
    pages: (one) => one.pages,
    country: (one) => one.place?.country ?? null,
    visits: (one) => one.visits,
  };
  const key = keys[asked.sort];
  const shown = fitting.filter((one) => asked.asOf === null || one.since <= asked.asOf);
  const rest = shown.filter((one) => key(one) === null);
  const known = shown.filter((one) => key(one) !== null);
  const newestFirst = (a: Seen, b: Seen) => b.since - a.since || (a.id < b.id ? -1 : 1);
  const ordered = [
    ...known.sort((a, b) => {
      const [x, y] = [key(a), key(b)] as [number, number];
      if (x === y) return newestFirst(a, b);
      return x < y !== asked.descending ? -1 : 1;
    }),
    ...rest.sort(newestFirst),
  ];
  const tally = (names: string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  return {
    ids: asked.byPage ? [] : ordered.slice(asked.from, asked.from + asked.size).map(({ id }) => id),
    chats: new Map(fitting.map((one) => [one.id, chatOf(of(one))])),
    all: visible.length,
    fitting: fitting.length,
    newer: fitting.length - shown.length,
    online: fitting.filter(({ state }) => state === "online").length,
    idle: fitting.filter(({ state }) => state === "idle").length,
    inChat: fitting.filter((one) => isInChat(of(one))).length,
    countries: tally(fitting.map((one) => one.place?.country ?? "")),
    pages: tally(asked.byPage ? fitting.map((one) => one.pageKey) : []),
    places: tally(
      asked.places
        ? fitting.flatMap((one) => (one.place && one.state !== "left" ? keyOf(one.place) : []))
        : [],
    ),
    open: visible.find(({ id }) => id === asked.openId)?.id ?? null,
  };
}

/** The same of what the server would send. */
function summed(window: LiveWindow, expected: ReturnType<typeof naive>) {
  const { countries, ...counts } = window.counts;
  return {
    ...counts,
    ids: window.rows.map(({ id }) => id),
    chats: new Map([...expected.chats, ...window.rows.map((row) => [row.id, row.conversation] as const)]),
    countries: new Map(countries.map((one) => [one.country, one.visitors])),
    pages: new Map(window.pages.map((one) => [one.url, one.visitors])),
    places: new Map(window.places.map((one) => [one.key, expected.places.get(one.key)])),
    open: window.open?.id ?? null,
  };
}

test("a window is what a naive reading of its contract says, for every role, filter and order", () => {
  fc.assert(
    fc.property(
      fc.array(person, { maxLength: 60 }),
      fc.constantFrom(...ROLES),
      watch,
      (people, who, asked) => {
        const seen = people.map(toSeen);
        const scope = scopeOf(who, SITES);
        const fitting = findFitting(seen, scope, asked.filter, NOW);
        const window = composeWindow(fitting, asked, scope, NOW, (id) => seen.find((one) => one.id === id));
        const expected = naive(people, who, asked);
        expect(summed(window, expected)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

test("places tell who is there and how they are, and whom to open where only one is", () => {
  const bogota: Place = {
    country: "CO",
    region: "",
    city: "Bogotá",
    lat: 4.6,
    lng: -74.1,
    source: "database",
  };
  const one: Person = {
    siteId: "all",
    state: "online",
    path: "/",
    since: NOW,
    pageSince: NOW,
    pages: 1,
    visits: null,
    returning: false,
    kind: "desktop",
    place: bogota,
    conversation: { id: "k1", number: 1, state: "active", operatorId: null },
    departmentId: "sales",
    attributes: {},
    hasPanel: false,
    isBlocked: false,
  };
  const guess: Place = { ...bogota, source: "time-zone" };
  const people = [one, { ...one, state: "idle", conversation: null } as const, { ...one, place: guess }];
  const scope = scopeOf({ role: "admin", departmentIds: [] }, SITES);
  const fitting = findFitting(people.map(toSeen), scope, {}, NOW);
  const { places } = composeWindow(fitting, everybody({ places: true }), scope, NOW, () => undefined);
  expect(places).toEqual([
    { key: "CO//Bogotá", place: bogota, online: 1, idle: 1, inChat: 1, onlyId: null },
    { key: "~CO//Bogotá", place: guess, online: 1, idle: 0, inChat: 1, onlyId: "v2" },
  ]);
});
