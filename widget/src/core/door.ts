import type { Host } from "../host.ts";
import type { State } from "./state.ts";
import type { Storage } from "./storage.ts";
import type { Store } from "./store.ts";

/** An open panel stays open over reloads, pages and tabs, but not for a visit on another day. */
const STAYS_OPEN_MS = 30 * 60_000;

export interface Door {
  open(): void;
  close(): void;
  /** Another tab, or this one before a reload, opened (its time) or closed (null). */
  follow(value: string | null): void;
}

/** Opens and closes the panel; its code comes with the first opening. */
export function openDoor(host: Host, store: Store<State>, storage: Storage, load: () => Promise<void>): Door {
  function show(open: State["open"]): void {
    if (!open === !store.get().open) return;
    store.set({ open });
    host.emit(open ? "open" : "close");
    // Out of reach: closed again, so that the next click tries again.
    if (open) load().catch(() => show(false));
  }

  return {
    open() {
      storage.set("open", `${Date.now()}`);
      show("asked");
    },
    close() {
      storage.set("open", null);
      show(false);
    },
    follow(value) {
      // On a phone it covers the page: who went on to another page wants to see that page.
      const covers = innerWidth <= 480 && !store.get().open;
      const recent = Number(value) > Date.now() - STAYS_OPEN_MS;
      show(recent && !(covers && !isReload()) && "restored");
    },
  };
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return (entry as PerformanceNavigationTiming | undefined)?.type === "reload";
}
