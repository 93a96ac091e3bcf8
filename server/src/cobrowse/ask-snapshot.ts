import { type Cobrowse, shareRooms } from "./namespaces.ts";

/** A full snapshot is work for the visitor's browser: of those who ask for one shortly after another all get the next. */
const EVERY_MS = 1_000;

export type Snapshots = ReturnType<typeof askingForSnapshots>;

export function askingForSnapshots({ pages }: Cobrowse) {
  const asked = new Map<string, { again: boolean; timer: NodeJS.Timeout }>();

  function ask(shareId: string): void {
    const before = asked.get(shareId);
    if (before) {
      before.again = true;
      return;
    }
    pages.to(shareRooms.shown(shareId)).emit("snapshot");
    const timer = setTimeout(() => {
      const again = asked.get(shareId)?.again;
      asked.delete(shareId);
      if (again) ask(shareId);
    }, EVERY_MS);
    asked.set(shareId, { again: false, timer: timer.unref() });
  }
  return {
    ask,
    /** One passed through: whoever asked has it. */
    passed(shareId: string): void {
      const before = asked.get(shareId);
      if (before) before.again = false;
    },
    stop(): void {
      for (const { timer } of asked.values()) clearTimeout(timer);
    },
  };
}
