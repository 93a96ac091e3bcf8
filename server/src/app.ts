import type { InboxSnapshot } from "@palique/shared/operator.ts";
import { v7 as uuidv7 } from "uuid";
import type { Config } from "./config.ts";
import { type Db, openStore, type Store } from "./db/store.ts";
import { type AppEvent, type Events, openEvents } from "./events.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { type Live, openRegistry } from "./live/registry.ts";
import { type Log, openLog } from "./log.ts";
import { rememberSubscribers, type Subscribers } from "./notifications/subscribers.ts";
import { openPlaces, type Places } from "./places/place-of.ts";
import { createRateLimits, type RateLimits } from "./rate-limits.ts";
import { openSightings, type Sightings } from "./sharing/sightings.ts";
import { createTurns } from "./turns.ts";

/** What every use-case gets: the only way to the database, the clock, ids and the other parts. */
export interface App {
  config: Config;
  log: Log;
  store: Store;
  /** Reads of what is committed. */
  db: Db;
  /** See Store.write. */
  write: Store["write"];
  /** Epoch milliseconds. */
  now: () => number;
  /** A new UUIDv7. */
  id: () => string;
  publish: (event: AppEvent) => void;
  on: Events["on"];
  limits: Limits;
  rates: RateLimits;
  /** Heavy work on files takes its turn, so that it leaves the processor to the chats. */
  imaging: <T>(work: () => Promise<T>) => Promise<T>;
  subscribers: Subscribers;
  /** Where connections come from. */
  places: Places;
  /** Who is on the sites, by a connection to this process. */
  live: Live;
  /** Who was seen at what they share. */
  sightings: Sightings;
  /** This process, in the tables that hold what dies with it. */
  processId: string;
  /** Where visitors' pages are shown, once that is served; see InboxSnapshot. */
  viewer: InboxSnapshot["viewer"];
}

interface Options {
  now?: () => number;
  limits?: Partial<Limits>;
  /** An open client of the redis package, when several processes share the work. */
  redis?: object | null;
}

/** Opens the database and wires the parts; nothing runs or listens yet. */
export function createApp(config: Config, options: Options = {}): App {
  const log = openLog(config.logLevel);
  const store = openStore(config, (error) => log.error({ event: "database.error", error: error.message }));
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const now = options.now ?? Date.now;
  const events = openEvents((error, event) =>
    log.error({ event: "listener.failed", type: event.type, err: error }),
  );
  return {
    config,
    log,
    store,
    db: store.db,
    write: store.write,
    now,
    id: uuidv7,
    publish: events.publish,
    on: events.on,
    limits,
    rates: createRateLimits(limits, options.redis ?? null),
    imaging: createTurns(2, 50),
    subscribers: rememberSubscribers(store.db),
    places: openPlaces(config, log),
    live: openRegistry({ now, id: uuidv7, mostPerAddress: limits.livePerAddress }),
    sightings: openSightings(now),
    processId: uuidv7(),
    viewer: null,
  };
}
