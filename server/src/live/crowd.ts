import type { App } from "../app.ts";
import type { VisitorNamespace } from "../realtime/namespaces.ts";
import { type Entry, mergeSeen, type Seen } from "./entry.ts";
import { type Mirror, openMirror } from "./mirror.ts";

/** Somebody on the sites, and who they are in the database. */
export type Guest = Pick<Entry, "seen" | "visitorId">;

/** Everybody on the sites, wherever their connection is, as consoles of this process look at them. */
export interface Crowd {
  all(): Iterable<Seen>;
  find(id: string): Guest | undefined;
  count(): number;
  /** Grows with every change. */
  version(): number;
  listen(listener: () => void): void;
  /** Consoles look, at these whole; null: none does any more. */
  follow(opened: readonly string[] | null): void;
  /** Resolves when everybody is known, `openId` whole, as far as other processes answer in time. */
  ready(openId: string | null): Promise<void>;
}

export function openCrowd(app: App, visitors: VisitorNamespace): Crowd {
  const own = ownCrowd(app);
  return app.config.redisUrl ? withOthers(app, own, openMirror(app, visitors)) : own;
}

/** All connections are to this process. */
function ownCrowd({ live }: Pick<App, "live">): Crowd {
  let version = 0;
  live.listen(() => void version++);
  return {
    *all() {
      for (const { seen } of live.all()) yield seen;
    },
    find: live.find,
    count: live.count,
    version: () => version,
    listen: live.listen,
    follow: () => undefined,
    ready: async () => undefined,
  };
}

function withOthers({ live }: App, own: Crowd, { people, follow, ready, listen }: Mirror): Crowd {
  let version = 0;
  listen(() => void version++);
  const elsewhere = (id: string): Guest[] => [...(people.get(id)?.values() ?? [])];

  return {
    *all() {
      for (const entry of live.all()) {
        const others = people.has(entry.seen.id) ? elsewhere(entry.seen.id) : [];
        yield others.length > 0 ? together([entry, ...others]).seen : entry.seen;
      }
      for (const [id, told] of people) {
        if (live.find(id)) continue;
        for (const one of told.values()) {
          yield told.size > 1 ? together([...told.values()]).seen : one.seen;
          break;
        }
      }
    },
    find(id) {
      const there = [...(live.find(id) ? [live.find(id) as Guest] : []), ...elsewhere(id)];
      return there.length === 0 ? undefined : together(there);
    },
    count: () => live.count() + people.size,
    version: () => own.version() + version,
    listen(listener) {
      own.listen(listener);
      listen(listener);
    },
    follow,
    ready,
  };
}

/** One browser with pages in several processes: shown where it was last, with all that it did. */
function together(there: readonly Guest[]): Guest {
  const [shown, ...others] = [...there].sort(
    (a, b) => Number(isLeft(a)) - Number(isLeft(b)) || b.seen.pageSince - a.seen.pageSince,
  );
  if (!shown) throw new Error("nobody");
  const seen = { ...shown.seen };
  let { visitorId } = shown;
  for (const other of others) {
    mergeSeen(seen, other.seen);
    if (other.seen.state === "online") seen.state = "online";
    seen.blockedUntil = Math.max(seen.blockedUntil, other.seen.blockedUntil);
    visitorId ??= other.visitorId;
  }
  return { seen, visitorId };
}

function isLeft({ seen }: Guest): boolean {
  return seen.state === "left";
}
