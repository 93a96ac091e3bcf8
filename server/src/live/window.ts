import type {
  LiveCounts,
  LiveFilter,
  LivePage,
  LivePlace,
  LiveVisitor,
  LiveVisitorDetail,
  LiveWindow,
  WatchLive,
} from "@palique/shared/live-visitors.ts";
import type { Seen } from "./entry.ts";
import { matcher } from "./filter.ts";
import { orderOf } from "./order.ts";
import { conversationFor, isInChat, maySee, type Scope } from "./scope.ts";
import { sortedSlice } from "./select.ts";

const PAGES_MAX = 200;
const PLACES_MAX = 2_000;

/** Who fits a filter, as operators of one scope see it: the same for all their consoles. */
export interface Fitting {
  seen: readonly Seen[];
  counts: Omit<LiveCounts, "newer">;
}

/** One pass over everybody. */
export function findFitting(
  everybody: Iterable<Seen>,
  scope: Scope,
  filter: LiveFilter,
  now: number,
): Fitting {
  const fits = matcher(filter, scope);
  const fitting: Seen[] = [];
  const countries = new Map<string, number>();
  let all = 0;
  let online = 0;
  let idle = 0;
  let inChat = 0;
  for (const seen of everybody) {
    if (!maySee(scope, seen, now)) continue;
    all++;
    if (!fits(seen)) continue;
    fitting.push(seen);
    if (seen.state === "online") online++;
    else if (seen.state === "idle") idle++;
    if (isInChat(conversationFor(scope, seen))) inChat++;
    const country = seen.place?.country ?? "";
    countries.set(country, (countries.get(country) ?? 0) + 1);
  }
  const byCountry = [...countries]
    .map(([country, visitors]) => ({ country, visitors }))
    .sort((a, b) => b.visitors - a.visitors || (a.country < b.country ? -1 : 1));
  return {
    seen: fitting,
    counts: { all, fitting: fitting.length, online, idle, inChat, countries: byCountry },
  };
}

/** What a console gets of them. `find` knows everybody by id. */
export function composeWindow(
  { seen: fitting, counts }: Fitting,
  watch: WatchLive,
  scope: Scope,
  now: number,
  find: (id: string) => Seen | undefined,
): LiveWindow {
  const { asOf, from, size, byPage, openId } = watch;
  const older = asOf === null ? [...fitting] : fitting.filter((seen) => seen.since <= asOf);
  const newer = fitting.length - older.length;
  const rows = byPage ? [] : sortedSlice(older, from, size, orderOf(watch, now));
  const open = openId === null ? undefined : find(openId);
  return {
    counts: { ...counts, newer },
    from,
    rows: rows.map((seen) => toRow(seen, scope)),
    pages: byPage ? countPages(fitting) : [],
    places: watch.places ? countPlaces(fitting, scope) : [],
    open: open && maySee(scope, open, now) ? toDetail(open, scope) : null,
    at: now,
  };
}

function toRow(seen: Seen, scope: Scope): LiveVisitor {
  return {
    id: seen.id,
    contactId: seen.contactId,
    name: seen.name,
    identity: seen.identity,
    siteId: seen.siteId,
    state: seen.state,
    page: seen.page,
    pageSince: seen.pageSince,
    since: seen.since,
    leftAt: seen.leftAt,
    pages: seen.pages,
    visits: seen.visits,
    device: seen.device,
    language: seen.language,
    timeZone: seen.timeZone,
    place: seen.place,
    referrer: seen.referrer,
    campaign: seen.campaign,
    conversation: conversationFor(scope, seen),
    invitation: seen.invitation,
  };
}

function toDetail(seen: Seen, scope: Scope): LiveVisitorDetail {
  const { trail, attributes, events, campaignParts, screen, userAgent } = seen;
  return { ...toRow(seen, scope), trail, attributes, events, campaignParts, screen, userAgent };
}

function countPages(fitting: readonly Seen[]): LivePage[] {
  const pages = new Map<string, LivePage>();
  for (const { pageKey: url, page } of fitting) {
    const known = pages.get(url);
    if (known) known.visitors++;
    else pages.set(url, { url, title: page.title, visitors: 1 });
  }
  return [...pages.values()]
    .sort((a, b) => b.visitors - a.visitors || (a.url < b.url ? -1 : 1))
    .slice(0, PAGES_MAX);
}

function countPlaces(fitting: readonly Seen[], scope: Scope): LivePlace[] {
  const places = new Map<string, LivePlace & { visitors: number }>();
  for (const seen of fitting) {
    // Who left is nowhere any more.
    if (seen.place === null || seen.state === "left") continue;
    const { placeKey: key } = seen;
    let there = places.get(key);
    if (!there) {
      there = { key, place: seen.place, online: 0, idle: 0, inChat: 0, onlyId: seen.id, visitors: 0 };
      places.set(key, there);
    } else there.onlyId = null;
    there.visitors++;
    if (seen.state === "online") there.online++;
    else if (seen.state === "idle") there.idle++;
    if (isInChat(conversationFor(scope, seen))) there.inChat++;
  }
  return [...places.values()]
    .sort((a, b) => b.visitors - a.visitors || (a.key < b.key ? -1 : 1))
    .slice(0, PLACES_MAX)
    .map(({ visitors: _, ...place }) => place);
}
