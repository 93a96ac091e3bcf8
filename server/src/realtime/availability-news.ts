import type { App } from "../app.ts";
import { listDepartmentStates, siteAvailability } from "../departments/availability.ts";
import { listSites } from "../sites/sites.store.ts";
import { type Realtime, rooms } from "./namespaces.ts";

/** Tells every open panel which departments can answer. */
export async function announceAvailability(app: App, { visitors }: Realtime): Promise<void> {
  const states = await listDepartmentStates(app);
  for (const site of await listSites(app.db)) {
    visitors.to(rooms.site(site.id)).emit("availability", siteAvailability(site, states));
  }
}

/**
 * Business hours open and close by the clock: looks at the turn of each minute, and announces only when a
 * department's state is not what it was.
 */
export function watchBusinessHours(app: App): { stop(): void } {
  let known = "";
  let timer: NodeJS.Timeout;

  async function look(): Promise<void> {
    const states = await listDepartmentStates(app);
    const now = JSON.stringify(states.map((state) => [state.id, state.online, state.opensAt]));
    if (known !== "" && now !== known) app.publish({ type: "availability.changed" });
    known = now;
  }
  function next(): void {
    timer = setTimeout(
      () => {
        look().catch((error) => app.log.error({ event: "hours.failed", err: error }));
        next();
      },
      60_000 - (app.now() % 60_000),
    );
  }
  next();
  return { stop: () => clearTimeout(timer) };
}
