import type { App } from "../app.ts";
import { type Db, fromJson } from "../db/store.ts";
import { type Entry, newestPages, type Seen, type StoredVisit } from "./entry.ts";
import { countVisit, findRecentVisit, findVisit, upsertVisit, type Visit } from "./visits.store.ts";

/** Whoever comes back within this time goes on with the visit. */
const PAUSE_MS = 30 * 60_000;

/**
 * Adds to the visit's row what was seen since it was written the last time: other pages of it may be with another
 * process. Goes on with a visit of a moment ago; of a new one it answers how many `visits` there are with it.
 */
export async function storeVisit(
  app: App,
  trx: Db,
  visitorId: string,
  entry: Entry,
): Promise<{ stored: StoredVisit; visits: number | null }> {
  const { seen } = entry;
  const own = entry.stored?.visitorId === visitorId ? entry.stored : null;
  const before = own && (await findVisit(trx, own.id));
  const row = before ?? (await findRecentVisit(trx, visitorId, seen.siteId, seen.since - PAUSE_MS));
  const visits = row ? null : await countVisit(trx, visitorId);
  const counted = before ? (own?.pages ?? 0) : 0;
  const id = row?.id ?? app.id();
  const endedAt = Math.max(row?.endedAt ?? 0, seen.leftAt ?? app.now());
  await upsertVisit(trx, { id, visitorId, endedAt, ...describe(seen, row, seen.pages - counted) });
  return { stored: { id, visitorId, pages: seen.pages }, visits };
}

function describe(
  seen: Seen,
  row: Visit | undefined,
  newPages: number,
): Omit<Visit, "id" | "visitorId" | "endedAt"> {
  return {
    siteId: seen.siteId,
    startedAt: Math.min(row?.startedAt ?? seen.since, seen.since),
    referrer: row?.referrer ?? seen.referrer,
    campaign: row?.campaign ?? JSON.stringify(seen.campaignParts),
    trail: JSON.stringify(mergeTrails(row ? fromJson<Seen["trail"]>(row.trail) : [], seen.trail)),
    pages: (row?.pages ?? 0) + newPages,
    device: JSON.stringify(seen.device),
    country: seen.place?.country ?? "",
    city: seen.place?.city ?? "",
  };
}

/** Titles may have come later: those of `own` count. */
function mergeTrails(stored: Seen["trail"], own: Seen["trail"]): Seen["trail"] {
  const pages = [...stored, ...own].map((page): [string, Seen["trail"][number]] => [
    `${page.at} ${page.url}`,
    page,
  ]);
  return newestPages([...new Map(pages).values()].sort((a, b) => a.at - b.at));
}
