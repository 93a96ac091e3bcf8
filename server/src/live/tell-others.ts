import type { App } from "../app.ts";
import type { VisitorNamespace } from "../realtime/namespaces.ts";
import type { Entry, Seen } from "./entry.ts";
import { PEERS, type Telling, type Told, type Watched } from "./peers.ts";

/** Without a word from who looks, nobody does any more. */
const LEASE_MS = 15_000;
const GATHER_MS = 150;
/** People in one message: so many cost a few milliseconds on either side. */
const AT_ONCE = 200;
/** Between two messages others have their turn. */
const PAUSE_MS = 10;

interface Lease {
  until: number;
  opened: ReadonlySet<string>;
}

/**
 * Tells other processes who is here for as long as a console looks there: everybody once, then what changes. Nothing
 * waits for an answer, so that a process which hangs costs only the sight of its own visitors.
 */
export function startTelling(app: App, visitors: VisitorNamespace): { stop(): void } {
  const leases = new Map<string, Lease>();
  const changed = new Map<string, Entry | null>();
  let everybody: Iterator<Entry> | null = null;
  let isFirst = false;
  let seq = 0;
  let timer: NodeJS.Timeout | null = null;

  function isWatched(): boolean {
    const now = performance.now();
    for (const [by, { until }] of leases) if (until < now) leases.delete(by);
    return leases.size > 0;
  }
  function schedule(ms: number): void {
    timer ??= setTimeout(send, ms).unref();
  }

  function send(): void {
    timer = null;
    if (!isWatched()) {
      rest();
      return;
    }
    const told: Told[] = [];
    const gone: string[] = [];
    for (const [id, entry] of changed) {
      if (told.length + gone.length >= AT_ONCE) break;
      changed.delete(id);
      if (entry) told.push(describe(entry));
      else gone.push(id);
    }
    const isLast = everybody !== null && takeNext(everybody, told);
    const telling: Telling = { from: app.processId, seq: ++seq, isFirst, isLast, told, gone };
    visitors.serverSideEmit(PEERS.telling, telling);
    isFirst = false;
    if (isLast) everybody = null;
    if (everybody) schedule(PAUSE_MS);
    else if (changed.size > 0) schedule(changed.size > AT_ONCE ? PAUSE_MS : GATHER_MS);
  }
  /** Whether that was everybody. */
  function takeNext(rest: Iterator<Entry>, told: Told[]): boolean {
    while (told.length < AT_ONCE) {
      const next = rest.next();
      if (next.done) return true;
      told.push(describe(next.value));
    }
    return false;
  }
  /** What is not told is missed: the number says so. */
  function rest(): void {
    changed.clear();
    everybody = null;
    seq++;
  }

  function describe({ seen, visitorId }: Entry): Told {
    const isWhole = [...leases.values()].some(({ opened }) => isOpened(seen, opened));
    const hidden = isWhole ? null : { trail: [], events: [], campaignParts: {}, userAgent: "" };
    // JSON knows no infinity.
    const blockedUntil = Math.min(seen.blockedUntil, Number.MAX_SAFE_INTEGER);
    return { seen: { ...seen, ...hidden, blockedUntil }, visitorId, isWhole };
  }

  app.live.listen(({ seen: { id } }, change) => {
    if (leases.size === 0) return;
    changed.set(id, change === "changed" ? (app.live.find(id) ?? null) : null);
    schedule(GATHER_MS);
  });
  visitors.on(PEERS.watched, ({ by, have, opened }: Watched) => {
    const before = leases.get(by);
    leases.set(by, { until: performance.now() + LEASE_MS, opened: new Set(opened) });
    const fresh = new Set(opened.filter((id) => !before?.opened.has(id)));
    if (fresh.size > 0) {
      for (const entry of app.live.all()) {
        if (isOpened(entry.seen, fresh)) changed.set(entry.seen.id, entry);
      }
    }
    if (!everybody && !have.includes(app.processId)) {
      everybody = app.live.all()[Symbol.iterator]();
      isFirst = true;
    }
    // Also where there is nothing new: it says that this process lives.
    schedule(0);
  });
  return {
    stop() {
      if (timer) clearTimeout(timer);
      visitors.serverSideEmit(PEERS.ended, app.processId);
    },
  };
}

/** Consoles open somebody by name, or by the conversation. */
function isOpened({ id, conversation }: Seen, opened: ReadonlySet<string>): boolean {
  return opened.has(id) || (conversation !== null && opened.has(conversation.id));
}
