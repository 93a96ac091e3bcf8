import type { LiveWindow, WatchLive } from "@palique/shared/live-visitors.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { listMemberships } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { listOperators } from "../operators/operators.store.ts";
import type { OperatorSocket } from "../realtime/namespaces.ts";
import { listSites } from "../sites/sites.store.ts";
import type { Crowd } from "./crowd.ts";
import type { Seen } from "./entry.ts";
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

interface Watcher {
  operatorId: string;
  watch: WatchLive;
  /** What it was sent last, as JSON without the time. */
  last: string;
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
    timer = setTimeout(run, due - performance.now());
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
      if (!scope) watchers.delete(socket);
      // What a slow console has not got yet must not pile up: it gets what is true later.
      else if (socket.conn.transport.writable) tell(socket, watcher, scope);
      // Between two of them others have their turn.
      await new Promise(setImmediate);
    }
  }

  function tell(socket: OperatorSocket, watcher: Watcher, scope: Scope): void {
    const window = look(watcher.watch, scope);
    const now = asText(window);
    if (now === watcher.last) return;
    watcher.last = now;
    socket.emit("live", window);
  }

  function look(watch: WatchLive, scope: Scope): LiveWindow {
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
    }
    return composeWindow(found.fitting, watch, scope, now, (id) => findOpen(crowd, scope, id));
  }

  crowd.listen(() => schedule(SOON_MS));
  app.on("operator.changed", () => schedule(0));
  app.on("organisation.changed", () => schedule(0));

  return {
    /** From now on this console gets this; answers it as it is now. */
    async watch(actor: OperatorActor, socket: OperatorSocket, watch: WatchLive): Promise<LiveWindow> {
      const scope = scopeOf(actor, await listSites(app.db));
      const window = look(watch, scope);
      if (!socket.connected) return window;
      if (!watchers.has(socket)) socket.once("disconnect", () => watchers.delete(socket));
      watchers.set(socket, { operatorId: actor.id, watch, last: asText(window) });
      schedule(LOOK_MS);
      return window;
    },
    /** Somebody who is here and whom the operator may see. Fails with "not-found". */
    async find(actor: OperatorActor, id: string): Promise<Seen> {
      const seen = crowd.find(id);
      const scope = scopeOf(actor, await listSites(app.db));
      if (!seen || seen.state === "left" || !maySee(scope, seen, app.now())) throw new AppError("not-found");
      return seen;
    },
    stop: (socket: OperatorSocket): void => void watchers.delete(socket),
  };
}

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
