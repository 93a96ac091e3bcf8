import type { Base } from "../base/parts.ts";
import { staysOpen } from "../news/stays-open.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

export interface Door {
  open(): void;
  /** For the visitor, who did not ask: on this page only. */
  show(): void;
  close(): void;
  /** Another tab, or this one before a reload, opened (its time) or closed (null). */
  follow(value: string | null): void;
}

/** Opens and closes the panel; its code comes with the first opening. */
export function openDoor(base: Base, store: Store<State>, load: () => void): Door {
  const { host, storage } = base;

  function show(open: State["open"]): void {
    if (!open === !store.get().open) return;
    store.set({ open });
    host.emit(open ? "open" : "close", { restored: open === "restored" });
    if (open) load();
  }

  return {
    open() {
      storage.set("open", `${Date.now()}`);
      show("asked");
    },
    show: () => show("restored"),
    close() {
      storage.set("open", null);
      show(false);
    },
    follow(value) {
      show(staysOpen(base, value, store.get().open) && "restored");
    },
  };
}
