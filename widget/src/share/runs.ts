import type { ShareKind } from "@palique/shared/share-names.ts";
import type { OperatorSignal, OwnShare } from "@palique/shared/sharing.ts";
import type { Base } from "../base/parts.ts";
import type { OpenSharePart, OwnEnding, Seen, SharePart } from "./parts.ts";

const LOAD: Record<ShareKind, () => Promise<{ open: OpenSharePart }>> = {
  cobrowse: () => import("../cobrowse/cobrowse.ts"),
  screen: () => import("../screen/screen.ts"),
  call: () => import("../call/call.ts"),
  capture: () => import("../capture/capture.ts"),
};

/** A kind of sharing at work on this page, from the visitor's yes to its end. */
export interface Run {
  share: OwnShare;
  seen: Seen;
  /** What the part puts into the bar. */
  slot: HTMLElement;
  part?: SharePart;
  /** Came before the part did. */
  signals: OperatorSignal[];
}

interface RunEvents {
  /** The bar has something new to show. */
  told(): void;
  ended(id: string, ending: OwnEnding): void;
}

export function createRuns(base: Base, { told, ended }: RunEvents) {
  const runs = new Map<string, Run>();

  async function open(run: Run): Promise<void> {
    const { id, kind } = run.share;
    const isOn = () => runs.get(id) === run;
    try {
      const { open } = await LOAD[kind]();
      if (!isOn()) return;
      const part = open({
        base,
        share: () => run.share,
        tell(seen) {
          Object.assign(run.seen, seen);
          if (isOn()) told();
        },
        add(element) {
          run.slot.append(element);
          return () => element.remove();
        },
        end: (ending) => isOn() && ended(id, ending),
      });
      // It may have ended in the middle of its opening.
      if (!isOn()) return part.stop();
      run.part = part;
      for (const signal of run.signals.splice(0)) part.signal?.(signal);
    } catch {
      // Out of reach, or the page's rules do not let it in.
      if (isOn()) ended(id, "failed");
    }
  }

  return {
    all: runs as ReadonlyMap<string, Run>,
    /** Fetches the code before the click that will need it at once. */
    prepare(kind: ShareKind): void {
      LOAD[kind]().catch(() => {
        // The click tries again, and tells.
      });
    },
    /** Starts it, or tells it what changed. */
    put(share: OwnShare): void {
      const run = runs.get(share.id);
      if (!run) {
        const slot = document.createElement("span");
        slot.className = "share-slot";
        const fresh: Run = { share, seen: {}, slot, signals: [] };
        runs.set(share.id, fresh);
        void open(fresh);
        return;
      }
      const before = run.share;
      run.share = share;
      if (before !== share) run.part?.changed?.(share);
    },
    signal(signal: OperatorSignal): void {
      const run = runs.get(signal.shareId);
      if (run?.part) run.part.signal?.(signal);
      else run?.signals.push(signal);
    },
    stop(id: string): void {
      const run = runs.get(id);
      runs.delete(id);
      try {
        run?.part?.stop();
      } catch {
        // Whatever went wrong in it: it is over.
      }
    },
  };
}
