import type { App } from "../app.ts";
import { type Db, fromJson } from "../db/store.ts";
import { addressToStore } from "../privacy/keep-addresses.ts";
import { coalesce } from "../realtime/coalesce.ts";
import { listSites } from "../sites/sites.store.ts";
import { updateVisitor } from "../visitors/visitors.store.ts";
import { type Entry, newestPages, type Seen } from "./entry.ts";
import { countVisit, findRecentVisit, listVisitorIds, upsertVisit, type Visit } from "./visits.store.ts";

/** What is known of a visit is stored this often while it goes on. */
const WRITE_MS = 60_000;
/** And so soon after it began or ended, together with what others did meanwhile. */
const SOON_MS = 1_000;
/** Visits in one transaction: nobody's message waits for long behind them. */
const AT_ONCE = 100;
/** Whoever comes back within this time goes on with the visit. */
const PAUSE_MS = 30 * 60_000;

/** What the row of a visit held before this process had anything to do with it. */
interface Begun {
  visitId: string;
  visitorId: string;
  startedAt: number;
  pages: number;
  trail: Seen["trail"];
  referrer: string;
  campaign: string;
  /** How many visits of the visitor there are with it; null: it was counted before. */
  visits: number | null;
}

/**
 * Stores the visits of people who told us something, many in one transaction: a page view by itself costs no write.
 * What is lost when the process dies is at most a minute of pages.
 */
export function startWritingVisits(app: App): { stop(): Promise<void> } {
  const waiting = new Set<Entry>();
  /** Who is known to this one already. */
  const noticed = new WeakMap<Entry, string>();
  const begun = new WeakMap<Entry, Begun>();
  const soon = coalesce(SOON_MS, writeAll, failed);
  const timer = setInterval(() => soon.add("all"), WRITE_MS);

  app.live.listen((entry, change) => {
    const { visitorId } = entry;
    if (visitorId === null) return;
    waiting.add(entry);
    const isNew = noticed.get(entry) !== visitorId;
    noticed.set(entry, visitorId);
    if (isNew || change === "gone" || entry.seen.state === "left") soon.add("all");
  });

  async function writeAll(): Promise<void> {
    if (waiting.size === 0) return;
    const sites = await listSites(app.db);
    const untracked = new Set(sites.filter((site) => site.tracking === "off").map((site) => site.id));
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, AT_ONCE);
      for (const entry of batch) waiting.delete(entry);
      try {
        await write(batch, untracked);
      } catch (error) {
        for (const entry of batch) waiting.add(entry);
        throw error;
      }
    }
  }

  async function write(batch: readonly Entry[], untracked: ReadonlySet<string>): Promise<void> {
    const written = await app.write(async (trx) => {
      const there = await listVisitorIds(
        trx,
        batch.map(({ visitorId }) => visitorId ?? ""),
      );
      const visits = new Map<Entry, Begun>();
      for (const entry of batch) {
        const { visitorId, seen } = entry;
        if (visitorId === null || !there.has(visitorId)) continue;
        if (seen.state !== "left") await writePlace(trx, visitorId, entry);
        if (!seen.hasPanel && untracked.has(seen.siteId)) continue;
        const known = begun.get(entry);
        const visit = known?.visitorId === visitorId ? known : await beginVisit(trx, visitorId, entry);
        await upsertVisit(trx, { ...describe(entry, visit), endedAt: seen.leftAt ?? app.now() });
        visits.set(entry, visit);
      }
      return visits;
    });
    for (const [entry, visit] of written) {
      begun.set(entry, visit);
      entry.visitId = visit.visitId;
      if (visit.visits !== null) entry.seen.visits = Math.max(entry.seen.visits ?? 1, visit.visits);
    }
  }

  /** Where the visitor is, for whoever opens the conversation. Who left is written down at once, elsewhere. */
  async function writePlace(trx: Db, visitorId: string, { seen, address }: Entry): Promise<void> {
    const { url, title } = seen.page;
    const stored = await addressToStore(trx, address);
    await updateVisitor(trx, visitorId, {
      pageUrl: url,
      pageTitle: title,
      address: stored,
      seenAt: app.now(),
    });
  }

  /** Goes on with a visit of a moment ago, or counts a new one. */
  async function beginVisit(trx: Db, visitorId: string, { seen }: Entry): Promise<Begun> {
    const earlier = await findRecentVisit(trx, visitorId, seen.siteId, seen.since - PAUSE_MS);
    if (earlier) return asBegun(earlier);
    const { since, referrer, campaignParts } = seen;
    return {
      visitId: app.id(),
      visitorId,
      startedAt: since,
      pages: 0,
      trail: [],
      referrer,
      campaign: JSON.stringify(campaignParts),
      visits: await countVisit(trx, visitorId),
    };
  }

  function failed(error: unknown): void {
    app.log.error({ event: "visits.failed", err: error });
  }
  return {
    async stop() {
      clearInterval(timer);
      await soon.stop();
      await writeAll().catch(failed);
    },
  };
}

function describe({ seen }: Entry, begun: Begun): Omit<Visit, "endedAt"> {
  return {
    id: begun.visitId,
    visitorId: begun.visitorId,
    siteId: seen.siteId,
    startedAt: Math.min(begun.startedAt, seen.since),
    referrer: begun.referrer,
    campaign: begun.campaign,
    trail: JSON.stringify(newestPages([...begun.trail, ...seen.trail])),
    pages: begun.pages + seen.pages,
    device: JSON.stringify(seen.device),
    country: seen.place?.country ?? "",
    city: seen.place?.city ?? "",
  };
}

function asBegun({ id, visitorId, startedAt, pages, trail, referrer, campaign }: Visit): Begun {
  const row = { visitorId, startedAt, pages, referrer, campaign };
  return { ...row, visitId: id, trail: fromJson<Seen["trail"]>(trail), visits: null };
}
