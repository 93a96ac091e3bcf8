import type { LiveWindow, WatchLive } from "@palique/shared/live-visitors.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { listMemberships } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { listOperators } from "../operators/operators.store.ts";
import type { OperatorSocket } from "../realtime/namespaces.ts";
import { listSites } from "../sites/sites.store.ts";
import type { Crowd, Guest } from "./crowd.ts";
import { findOpen } from "./find-open.ts";
import { maySee, type Scope, scopeOf } from "./scope.ts";
import { composeWindow, type Fitting, findFitting } from "./window.ts";

/** A console gets its window at most this often. */
const EVERY_MS = 1_000;
/** The first change after a quiet time waits only for what comes together with it. */
const SOON_MS = 40;
/** And although nobody on the sites moves: rights may have changed. */
const LOOK_MS = 5_000;
/** With so many people here, who fits is not looked for again within this time, however fast somebody scrolls. */
const MANY = 1_000;
const FRESH_MS = 250;

/** A map rests for so long per place it was sent, each about 200 bytes: with 2,000 it gets 100 kB a second. */
const REST_PER_PLACE_MS = 2;

interface Watcher {
  operatorId: string;
  watch: WatchLive;
  /** What it was sent last, as JSON without the time; null: it waits for its answer. */
  last: string | null;
  /** Gets nothing more before, by performance.now(). */
  restsUntil: number;
}

/** Who fits, as it was a moment ago. */
interface Found {
  fitting: Fitting;
  version: number;
  at: number;
}

export type LiveWatch = ReturnType<typeof openLiveWatch>;

/**
 * Consoles that look at who is on the sites. Once a second at most everybody is gone through, once for all consoles
 * that ask for the same; each gets its own window of them when that is another than before.
 */
export function openLiveWatch(app: App, crowd: Crowd) {
  const watchers = new Map<OperatorSocket, Watcher>();
  const known = new Map<string, Found>();
  let timer: NodeJS.Timeout | null = null;
  let dueAt = 0;
  let ranAt = 0;

  function schedule(delay: number): void {
    if (watchers.size === 0) return;
    const due = Math.max(performance.now() + delay, ranAt + EVERY_MS);
    if (timer && dueAt <= due) return;
    if (timer) clearTimeout(timer);
    dueAt = due;
    timer = setTimeout(run, Math.max(0, due - performance.now()));
  }
  function run(): void {
    timer = null;
    ranAt = performance.now();
    tellAll()
      .catch((error) => app.log.error({ event: "live.failed", err: error }))
      .then(() => {
        ranAt = performance.now();
        schedule(LOOK_MS);
      });
  }

  async function tellAll(): Promise<void> {
    const scopes = await loadScopes(app);
    known.clear();
    for (const [socket, watcher] of watchers) {
      const scope = scopes.get(watcher.operatorId);
      if (!scope) leave(socket);
      // What a slow console has not got yet must not pile up: it gets what is true later.
      else if (socket.conn.transport.writable && isDue(watcher)) await tell(socket, watcher, scope);
    }
  }

  function isDue({ last, restsUntil }: Watcher): boolean {
    return last !== null && restsUntil <= ranAt;
  }
  async function tell(socket: OperatorSocket, watcher: Watcher, scope: Scope): Promise<void> {
    const window = await look(watcher.watch, scope);
    await others();
    // What it wants is another by now.
    if (watchers.get(socket) !== watcher) return;
    const now = asText(window);
    if (now === watcher.last) return;
    watcher.last = now;
    watcher.restsUntil = ranAt + window.places.length * REST_PER_PLACE_MS;
    socket.emit("live", window);
  }

  async function look(watch: WatchLive, scope: Scope): Promise<LiveWindow> {
    const now = app.now();
    const key = `${scope.key} ${JSON.stringify(watch.filter)}`;
    let found = known.get(key);
    const isFresh =
      found?.version === crowd.version() ||
      (crowd.count() > MANY && found !== undefined && performance.now() - found.at < FRESH_MS);
    if (!found || !isFresh) {
      const fitting = findFitting(crowd.all(), scope, watch.filter, now);
      found = { fitting, version: crowd.version(), at: performance.now() };
      known.set(key, found);
      await others();
    }
    return composeWindow(found.fitting, watch, scope, now, (id) => findOpen(crowd, scope, id));
  }

  function follow(): void {
    const opened = [...watchers.values()].flatMap(({ watch: { openId } }) => openId ?? []);
    crowd.follow(watchers.size === 0 ? null : [...new Set(opened)]);
  }
  function leave(socket: OperatorSocket): void {
    if (watchers.delete(socket)) follow();
  }

  crowd.listen(() => schedule(SOON_MS));
  app.on("operator.changed", () => schedule(0));
  app.on("organisation.changed", () => schedule(0));

  return {
    /** From now on this console gets this; answers it as it is now. */
    async watch(actor: OperatorActor, socket: OperatorSocket, watch: WatchLive): Promise<LiveWindow> {
      if (!watchers.has(socket)) socket.once("disconnect", () => leave(socket));
      const watcher: Watcher = { operatorId: actor.id, watch, last: null, restsUntil: 0 };
      watchers.set(socket, watcher);
      follow();
      await crowd.ready(watch.openId);
      const window = await look(watch, scopeOf(actor, await listSites(app.db)));
      watcher.last = asText(window);
      if (!socket.connected) leave(socket);
      schedule(LOOK_MS);
      return window;
    },
    stop: leave,
    /** Somebody who is here and whom the operator may see. Fails with "not-found". */
    async find(actor: OperatorActor, id: string): Promise<Guest> {
      const scope = scopeOf(actor, await listSites(app.db));
      const guest = crowd.find(id);
      if (!guest || guest.seen.state === "left" || !maySee(scope, guest.seen, app.now())) {
        throw new AppError("not-found");
      }
      return guest;
    },
  };
}

/** Among many thousands each step takes milliseconds: in between everybody else has their turn. */
const others = () => new Promise(setImmediate);

function asText({ at: _, ...window }: LiveWindow): string {
  return JSON.stringify(window);
}

/** By operator, as their rights are now, in every process. */
async function loadScopes(app: App): Promise<Map<string, Scope>> {
  const [sites, operators, memberships] = await Promise.all([
    listSites(app.db),
    listOperators(app.db),
    listMemberships(app.db),
  ]);
  const there = operators.filter((operator) => !operator.disabled);
  return new Map(
    there.map(({ id, role }) => {
      const departmentIds = memberships.filter((one) => one.operatorId === id).map((one) => one.departmentId);
      return [id, scopeOf({ role, departmentIds }, sites)];
    }),
  );
}
