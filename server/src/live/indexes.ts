import { callerOf } from "../addresses.ts";
import { type ComesFrom, type Entry, type HereSaid, shownPage, type Tab, UA_MAX } from "./entry.ts";

/** A page that was closed longer ago led nowhere: the next one begins a visit of its own. */
const LEADS_ON_MS = 30_000;

/** What tells one load of a page from others. */
export type Loaded = Pick<HereSaid, "tab" | "page" | "reloaded">;

/**
 * How a browser is found again among those that are here: by its token, by the load of the page, or, where nothing
 * is kept in the browser, by the page that led to the next one. See decision 015.
 */
export function openIndexes() {
  const byToken = new Map<string, Entry>();
  const byTab = new Map<string, Entry>();
  /** Without a token only. */
  const byOrigin = new Map<string, Set<Entry>>();
  const byVisitor = new Map<string, Set<Entry>>();
  /** How many come from one address, as rates count it. */
  const callers = new Map<string, number>();

  const tokenKey = (siteId: string, tokenHash: string) => `${siteId} ${tokenHash}`;
  const tabKey = (siteId: string, tab: string) => `${siteId} ${tab}`;
  const originKey = (from: { siteId: string; address: string; userAgent: string }) =>
    `${from.siteId} ${from.address} ${from.userAgent}`;
  const originOf = ({ seen, address }: Entry) => originKey({ ...seen, address });
  const followed = ({ visitorId, linkedId }: Entry): string[] => [
    ...(visitorId ? [`visitor ${visitorId}`] : []),
    ...(linkedId ? [`linked ${linkedId}`] : []),
  ];

  function addTo(index: Map<string, Set<Entry>>, key: string, entry: Entry): void {
    const there = index.get(key);
    if (there) there.add(entry);
    else index.set(key, new Set([entry]));
  }
  function count({ address }: Entry, change: number): void {
    const caller = callerOf(address);
    const now = (callers.get(caller) ?? 0) + change;
    if (now > 0) callers.set(caller, now);
    else callers.delete(caller);
  }
  function removeFrom(index: Map<string, Set<Entry>>, key: string, entry: Entry): void {
    const there = index.get(key);
    there?.delete(entry);
    if (there?.size === 0) index.delete(key);
  }

  /** The only one on the page that led here, from the same network address with the same kind of browser. */
  function ledBy(from: ComesFrom, { page, reloaded }: Loaded, now: number): Entry | undefined {
    const url = reloaded ? page.url : page.referrer;
    if (url === "") return undefined;
    const referrer = addressOf(shownPage({ url, title: "" }).url);
    const userAgent = from.userAgent.slice(0, UA_MAX);
    const fitting = [...(byOrigin.get(originKey({ ...from, userAgent })) ?? [])].filter(({ tabs }) =>
      [...tabs.values()].some((tab) => addressOf(tab.page.url) === referrer && leadsOn(tab, reloaded, now)),
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  return {
    find(from: ComesFrom, here: Loaded, now: number): Entry | undefined {
      const { siteId, tokenHash } = from;
      const own = tokenHash === null ? undefined : byToken.get(tokenKey(siteId, tokenHash));
      if (own) return own;
      const sameTab = byTab.get(tabKey(siteId, here.tab));
      // Who forgot the token since, or has another, is somebody else.
      if (sameTab) return sameTab.tokenHash === null ? sameTab : undefined;
      return ledBy(from, here, now);
    },
    ofToken: (siteId: string, tokenHash: string) => byToken.get(tokenKey(siteId, tokenHash)),
    ofTab: (siteId: string, tab: string) => byTab.get(tabKey(siteId, tab)),
    ofVisitor: (visitorId: string): Iterable<Entry> => byVisitor.get(`visitor ${visitorId}`) ?? [],
    ofLinked: (conversationId: string): Iterable<Entry> => byVisitor.get(`linked ${conversationId}`) ?? [],
    countFrom: (address: string): number => callers.get(callerOf(address)) ?? 0,
    add(entry: Entry): void {
      const { seen, tokenHash } = entry;
      count(entry, 1);
      if (tokenHash === null) addTo(byOrigin, originOf(entry), entry);
      else byToken.set(tokenKey(seen.siteId, tokenHash), entry);
      for (const tab of entry.tabs.keys()) byTab.set(tabKey(seen.siteId, tab), entry);
      for (const key of followed(entry)) addTo(byVisitor, key, entry);
    },
    remove(entry: Entry): void {
      const { seen, tokenHash } = entry;
      count(entry, -1);
      removeFrom(byOrigin, originOf(entry), entry);
      if (tokenHash !== null && byToken.get(tokenKey(seen.siteId, tokenHash)) === entry) {
        byToken.delete(tokenKey(seen.siteId, tokenHash));
      }
      for (const tab of entry.tabs.keys()) {
        if (byTab.get(tabKey(seen.siteId, tab)) === entry) byTab.delete(tabKey(seen.siteId, tab));
      }
      for (const key of followed(entry)) removeFrom(byVisitor, key, entry);
    },
    addTab: (entry: Entry, tab: string) => void byTab.set(tabKey(entry.seen.siteId, tab), entry),
    removeTab(entry: Entry, tab: string): void {
      const key = tabKey(entry.seen.siteId, tab);
      if (byTab.get(key) === entry) byTab.delete(key);
    },
  };
}

/** A page that was loaded anew is closed for sure: one that is open there is somebody else's. */
function leadsOn({ goneAt }: Tab, reloaded: boolean, now: number): boolean {
  return goneAt === null ? !reloaded : now - goneAt <= LEADS_ON_MS;
}

/** Browsers leave the place on the page out of what they call the referrer. */
function addressOf(url: string): string {
  return url.split("#", 1)[0] ?? "";
}
