import type { Page } from "@palique/shared/fields.ts";
import { addEvent, type Entry, type Seat, setAttributes, showTabs, type Tab, turnTab } from "./entry.ts";

/** What a page tells of itself once it is there. Of one that is not nothing is heard. */
export function hearPages(
  find: (socket: Seat) => { entry: Entry; tab: Tab } | undefined,
  now: () => number,
  changed: (entry: Entry) => void,
) {
  return {
    /** The page moved on without being loaded anew. */
    turn(socket: Seat, page: Page): Entry | undefined {
      const seated = find(socket);
      if (!seated) return undefined;
      turnTab(seated.entry, seated.tab, page, now());
      showTabs(seated.entry);
      changed(seated.entry);
      return seated.entry;
    },
    setActive(socket: Seat, active: boolean): void {
      const seated = find(socket);
      if (!seated || seated.tab.active === active) return;
      seated.tab.active = active;
      if (active) seated.tab.usedAt = now();
      showTabs(seated.entry);
      changed(seated.entry);
    },
    setAttributes(socket: Seat, attributes: Readonly<Record<string, string | null>>): void {
      const entry = find(socket)?.entry;
      if (!entry) return;
      setAttributes(entry.seen, attributes);
      changed(entry);
    },
    addEvent(socket: Seat, name: string, data: Record<string, string>): void {
      const entry = find(socket)?.entry;
      if (!entry) return;
      addEvent(entry.seen, { name, data, at: now() });
      changed(entry);
    },
  };
}
