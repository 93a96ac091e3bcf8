import type { App } from "./app.ts";
import type { Db } from "./db/store.ts";
import type { AppEvent } from "./events.ts";

/** Collects what a transaction has to tell; it is told once, after the commit. */
export type Announce = (event: AppEvent) => void;

/** A write whose events go out after it is durable, in order, and not at all when it fails. */
export async function commit<T>(app: App, work: (trx: Db, announce: Announce) => Promise<T>): Promise<T> {
  let events: AppEvent[] = [];
  const value = await app.write((trx) => {
    events = [];
    return work(trx, (event) => events.push(event));
  });
  for (const event of events) app.publish(event);
  return value;
}
