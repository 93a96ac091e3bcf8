import type { App } from "../app.ts";
import type { Seen } from "./entry.ts";

/** Everybody on the sites, wherever their connection is, as consoles of this process look at them. */
export interface Crowd {
  all(): Iterable<Seen>;
  find(id: string): Seen | undefined;
  count(): number;
  /** Grows with every change. */
  version(): number;
  listen(listener: () => void): void;
}

/** All connections are to this process. */
export function ownCrowd({ live }: Pick<App, "live">): Crowd {
  let version = 0;
  live.listen(() => void version++);
  return {
    *all() {
      for (const { seen } of live.all()) yield seen;
    },
    find: (id) => live.find(id)?.seen,
    count: live.count,
    version: () => version,
    listen: live.listen,
  };
}
