import type { LiveSort } from "@palique/shared/live-names.ts";
import type { WatchLive } from "@palique/shared/live-visitors.ts";
import type { Seen } from "./entry.ts";

/** What somebody is ordered by, smallest first; null: not known, and so last in both directions. */
type Key = (seen: Seen, now: number) => number | string | null;

const KEYS: Readonly<Record<LiveSort, Key>> = {
  arrived: ({ since }) => since,
  "site-time": ({ since, leftAt }, now) => (leftAt ?? now) - since,
  "page-time": ({ pageSince, leftAt }, now) => (leftAt ?? now) - pageSince,
  page: ({ page }) => page.url,
  pages: ({ pages }) => pages,
  country: ({ place }) => place?.country ?? null,
  visits: ({ visits }) => visits,
};

/** A total order: of those who are equal the newest comes first. */
export function orderOf({ sort, descending }: Pick<WatchLive, "sort" | "descending">, now: number) {
  const key = KEYS[sort];
  const direction = descending ? -1 : 1;
  return (a: Seen, b: Seen): number => {
    const first = key(a, now);
    const second = key(b, now);
    if (first !== second) {
      if (first === null) return 1;
      if (second === null) return -1;
      return (first < second ? -1 : 1) * direction;
    }
    return b.since - a.since || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  };
}
