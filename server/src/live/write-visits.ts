import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { addressToStore } from "../privacy/keep-addresses.ts";
import { coalesce } from "../realtime/coalesce.ts";
import { listSites } from "../sites/sites.store.ts";
import { updateVisitor } from "../visitors/visitors.store.ts";
import type { Entry, StoredVisit } from "./entry.ts";
import { storeVisit } from "./store-visit.ts";
import { deleteVisit, lockVisitors } from "./visits.store.ts";

/** What is known of a visit is stored this often while it goes on. */
const WRITE_MS = 60_000;
/** And so soon after it began or ended, together with what others did meanwhile. */
const SOON_MS = 1_000;
/** Visits in one transaction: nobody's message waits for long behind them. */
const AT_ONCE = 100;

/**
 * Stores the visits of people who told us something, many in one transaction: a page view by itself costs no write.
 * What is lost when the process dies is at most a minute of pages.
 */
export function startWritingVisits(app: App): { stop(): Promise<void> } {
  const waiting = new Set<Entry>();
  /** Who is known to this one already. */
  const noticed = new WeakMap<Entry, string>();
  /** Consent was withdrawn, maybe while the visit was being written. */
  const forgotten = new WeakSet<Entry>();
  const soon = coalesce(SOON_MS, writeAll, failed);
  const timer = setInterval(() => soon.add("all"), WRITE_MS);

  app.live.listen((entry, change) => {
    const { visitorId, stored } = entry;
    if (change === "forgotten") {
      forgotten.add(entry);
      waiting.delete(entry);
      if (stored) remove([stored]).catch(failed);
      return;
    }
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
      const ids = batch.map(({ visitorId }) => visitorId ?? "");
      const there = await lockVisitors(app.store, trx, ids);
      const visits = new Map<Entry, Awaited<ReturnType<typeof storeVisit>>>();
      for (const entry of batch) {
        const { visitorId, seen } = entry;
        if (visitorId === null || !there.has(visitorId)) continue;
        if (seen.state !== "left") await writePlace(trx, visitorId, entry);
        if (!seen.hasPanel && untracked.has(seen.siteId)) continue;
        visits.set(entry, await storeVisit(app, trx, visitorId, entry));
      }
      return visits;
    });
    const late = [...written].filter(([entry]) => forgotten.has(entry));
    if (late.length > 0) await remove(late.map(([, { stored }]) => stored));
    for (const [entry, { stored, visits }] of written) {
      entry.stored = stored;
      if (visits !== null) entry.seen.visits = Math.max(entry.seen.visits ?? 1, visits);
    }
  }

  async function remove(visits: readonly StoredVisit[]): Promise<void> {
    await app.write(async (trx) => {
      for (const { id } of visits) await deleteVisit(trx, id);
    });
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
