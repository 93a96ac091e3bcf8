import { deviceOf } from "@palique/shared/devices.ts";
import type { Page } from "@palique/shared/fields.ts";
import { VARIABLES_MAX } from "@palique/shared/limits.ts";
import type { LiveVisitorDetail } from "@palique/shared/live-visitors.ts";
import type { Place } from "@palique/shared/places.ts";
import type { Here } from "@palique/shared/tracking.ts";
import type { z } from "zod";
import { placeKey } from "../places/place-key.ts";
import { campaignOf, pageKey, withoutClickIds } from "./campaign.ts";

/** What can be told to a console of somebody on the sites, and what decides who may see it. */
export interface Seen extends LiveVisitorDetail {
  /** Was here before this visit. */
  returning: boolean;
  /** Of the conversation. */
  departmentId: string | null;
  /** Opened the panel: seen also where pages are not tracked. */
  hasPanel: boolean;
  /** Kept out of the site, and so of every list, until then; epoch ms. */
  blockedUntil: number;
  /** The page they are on, for counting who is on the same. */
  pageKey: string;
  /** Where they are, for counting who is at the same place; "": not known. */
  placeKey: string;
}

/** A socket of a visitor, as far as it matters here. */
export interface Seat {
  join(room: string): unknown;
  leave(room: string): unknown;
}

/** One load of a page. */
export interface Tab {
  id: string;
  seats: Set<Seat>;
  page: { url: string; title: string };
  since: number;
  /** When it was last opened, moved or used: the one used last is the one that is shown. */
  usedAt: number;
  active: boolean;
  /** Since when it has no connection; null: it has one. */
  goneAt: number | null;
}

/** A browser on a site, in this process. */
export interface Entry {
  seen: Seen;
  tabs: Map<string, Tab>;
  /** Of the browser's token; null: nothing is kept there. */
  tokenHash: string | null;
  /** Its row in the database; null: told us nothing, or has a conversation of somebody else's by a link. */
  visitorId: string | null;
  /** By a link: the one it has. */
  linkedId: string | null;
  address: string;
  /** Its row of the database, once it is there. */
  stored: StoredVisit | null;
}

/** What is in the database of a visit. */
export interface StoredVisit {
  id: string;
  visitorId: string;
  /** How many of this entry's pages are counted there: those of another process are, too. */
  pages: number;
}

/**
 * changed: something of it is another. Any other word: it is in no list any more; forgotten: since it wants so; moved:
 * what it did is another entry's.
 */
export type Change = "changed" | "gone" | "moved" | "forgotten";

/** What a connection tells of a browser, beside what the page says. */
export interface ComesFrom {
  siteId: string;
  tokenHash: string | null;
  address: string;
  userAgent: string;
  place: Place | null;
}

export type HereSaid = z.output<typeof Here>;

const TRAIL_MAX = 50;
const TRAIL_CHARS = 12_000;
const EVENTS_MAX = 50;
const EVENTS_CHARS = 8_000;
export const UA_MAX = 500;
/** What a browser says of how long it has been here counts up to this. */
const ELAPSED_MAX_MS = 12 * 3_600_000;

/** A browser that came just now, on no page yet. */
export function newEntry(id: string, from: ComesFrom, here: HereSaid, now: number): Entry {
  const { campaign, parts } = campaignOf(here.page.url);
  const page = shownPage(here.page);
  const seen: Seen = {
    id,
    contactId: null,
    name: "",
    identity: null,
    siteId: from.siteId,
    state: "online",
    page,
    pageSince: now,
    since: now - Math.min(Math.max(here.visitMs, here.pageMs), ELAPSED_MAX_MS),
    leftAt: null,
    pages: 0,
    referrer: foreignReferrer(here.page),
    campaign,
    conversation: null,
    invitation: null,
    trail: [],
    attributes: {},
    events: [],
    campaignParts: parts,
    departmentId: null,
    hasPanel: false,
    blockedUntil: 0,
    pageKey: pageKey(page.url),
    ...traits(from, here),
  };
  const { tokenHash, address } = from;
  return { seen, tabs: new Map(), tokenHash, visitorId: null, linkedId: null, address, stored: null };
}

/** What every page says anew of the browser it is in. */
export function traits(from: ComesFrom, here: HereSaid) {
  const userAgent = from.userAgent.slice(0, UA_MAX);
  const { visits, language, timeZone, screen } = here;
  const device = deviceOf(userAgent, here.touch);
  return {
    visits,
    language,
    timeZone,
    screen,
    device,
    userAgent,
    place: from.place,
    placeKey: from.place ? placeKey(from.place) : "",
    returning: (visits ?? 1) > 1,
  };
}

type Merged = Pick<Entry, "seen" | "stored">;

/** Of one browser that had two entries: what it did is one visit. */
export function mergeVisit(into: Merged, from: Merged): void {
  mergeSeen(into.seen, from.seen);
  if (into.stored) into.stored = { ...into.stored, pages: into.stored.pages + (from.stored?.pages ?? 0) };
  else into.stored = from.stored;
}

export function mergeSeen(into: Seen, from: Seen): void {
  const [earlier, later] = into.since <= from.since ? [into, from] : [from, into];
  const { since, referrer, campaign, campaignParts } = earlier;
  const trail = inOrder(earlier.trail, later.trail);
  // A page that both had is one.
  const pages = new Map(trail.map((page) => [`${page.at} ${page.url}`, page]));
  const merged: Partial<Seen> = {
    since,
    referrer,
    campaign,
    campaignParts,
    pages: into.pages + from.pages - (trail.length - pages.size),
    trail: newestPages([...pages.values()]),
    events: newest(inOrder(earlier.events, later.events), EVENTS_MAX, EVENTS_CHARS),
    attributes: Object.fromEntries(
      Object.entries({ ...from.attributes, ...into.attributes }).slice(-VARIABLES_MAX),
    ),
    invitation: into.invitation ?? from.invitation,
    hasPanel: into.hasPanel || from.hasPanel,
    returning: into.returning || from.returning,
  };
  Object.assign(into, merged);
}

/** The same page as of a browser of which nothing else is known. */
export function apart({ seen, address }: Entry, id: string): Entry {
  const nobody = { contactId: null, name: "", identity: null, conversation: null, departmentId: null };
  const nothing = { pages: 0, trail: [], events: [], attributes: {}, invitation: null };
  const nowhere = { referrer: "", campaign: "", campaignParts: {}, visits: null, returning: false };
  const all = { ...seen, ...nobody, ...nothing, ...nowhere, id, leftAt: null };
  return {
    seen: all,
    tabs: new Map(),
    tokenHash: null,
    visitorId: null,
    linkedId: null,
    address,
    stored: null,
  };
}

/** Pages of it are open now. */
export function hasTabs({ tabs }: Entry): boolean {
  for (const tab of tabs.values()) if (tab.goneAt === null) return true;
  return false;
}

function inOrder<T extends { at: number }>(first: readonly T[], second: readonly T[]): T[] {
  return [...first, ...second].sort((a, b) => a.at - b.at);
}

/** A page as it is kept and shown. */
export function shownPage({ url, title }: Pick<Page, "url" | "title">): Tab["page"] {
  return { url: withoutClickIds(url), title };
}

/** Where somebody came from, unless that is the same website. */
function foreignReferrer({ url, referrer }: Page): string {
  if (referrer === "" || new URL(referrer).host === new URL(url).host) return "";
  return withoutClickIds(referrer);
}

export function newTab(id: string, here: HereSaid, now: number): Tab {
  const since = now - Math.min(here.pageMs, ELAPSED_MAX_MS);
  const page = shownPage(here.page);
  return { id, seats: new Set(), page, since, usedAt: now, active: here.active, goneAt: null };
}

/** The page moved on without being loaded anew. */
export function turnTab({ seen }: Entry, tab: Tab, page: Pick<Page, "url" | "title">, now: number): void {
  const shown = shownPage(page);
  tab.usedAt = now;
  const isSame = shown.url === tab.page.url;
  tab.page = shown;
  if (isSame) {
    // Pages often get their title a moment after their address.
    const last = seen.trail.at(-1);
    if (last?.url === shown.url) last.title = shown.title;
    return;
  }
  tab.since = now;
  addToTrail(seen, tab);
}

/** One more page of the visit. */
export function addToTrail(seen: Seen, { page, since }: Pick<Tab, "page" | "since">): void {
  seen.pages++;
  seen.trail = newestPages([...seen.trail, { ...page, at: since }]);
}

export function addEvent(seen: Seen, event: Seen["events"][number]): void {
  seen.events = newest([...seen.events, event], EVENTS_MAX, EVENTS_CHARS);
}

/** What is said anew takes the place of what was said, null takes it back; of too much the oldest goes. */
export function setAttributes(seen: Seen, said: Readonly<Record<string, string | null>>): void {
  const before = Object.entries(seen.attributes).filter(([name]) => !Object.hasOwn(said, name));
  const added = Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  seen.attributes = Object.fromEntries([...before, ...added].slice(-VARIABLES_MAX));
}

/** Of all pages of a visit those that are kept. */
export function newestPages(trail: Seen["trail"]): Seen["trail"] {
  return newest(trail, TRAIL_MAX, TRAIL_CHARS);
}

/** The newest of them, as many as fit: strangers fill this memory. */
function newest<T extends object>(list: readonly T[], most: number, chars: number): T[] {
  let first = list.length;
  let room = chars;
  while (first > 0 && list.length - first < most) {
    room -= JSON.stringify(list[first - 1]).length;
    if (room < 0 && first < list.length) break;
    first--;
  }
  return list.slice(first);
}

/**
 * Brings what is shown in line with the tabs: the one used last among those that are there. Somebody whose tabs are
 * all gone stays as they were: a click on a link closes one page before the next opens.
 */
export function showTabs({ seen, tabs }: Entry): void {
  const here = [...tabs.values()].filter((tab) => tab.goneAt === null);
  const shown = here.reduce<Tab | null>((best, tab) => (best && best.usedAt > tab.usedAt ? best : tab), null);
  if (!shown) return;
  seen.state = here.some((tab) => tab.active) ? "online" : "idle";
  seen.leftAt = null;
  if (seen.page.url !== shown.page.url) seen.pageKey = pageKey(shown.page.url);
  seen.page = shown.page;
  seen.pageSince = shown.since;
}
