import type { OwnShare } from "@palique/shared/sharing.ts";
import type { Base } from "../base/parts.ts";
import type { OwnEnding } from "./parts.ts";

/** What this browser keeps of a share: it was allowed here, or how it ended until the server has heard of it. */
export type Mark = "allowed" | OwnEnding;
/** What was taken back, until the server has heard of it. */
export type TakenBack = "control" | "recording";
type Named = Pick<OwnShare, "id" | "kind">;

/**
 * The consent as the visitor's own browser knows it: whatever the server says, nothing is shown without. One of a
 * kind is enough, as no more are open.
 */
export function openMarks({ host, storage }: Base) {
  const ofTab = `${host.prefix}share`;
  return {
    get({ id, kind }: Named): Mark | null {
      const [whose, mark] = storage.get(`share:${kind}`)?.split(" ") ?? [];
      return whose === id && mark ? (mark as Mark) : null;
    },
    set: ({ id, kind }: Named, mark: Mark) => storage.set(`share:${kind}`, `${id} ${mark}`),
    /** Nothing has to be known of it any more. */
    drop({ id, kind }: Named): void {
      for (const name of [`share:${kind}`, "share:control", "share:recording"]) {
        if (storage.get(name)?.startsWith(id)) storage.set(name, null);
      }
    },
    isTaken: (id: string, what: TakenBack) => storage.get(`share:${what}`) === id,
    setTaken: (id: string, what: TakenBack, isTaken: boolean) =>
      storage.set(`share:${what}`, isTaken ? id : null),
    /** A screen or a call is at work in this very tab: the next page here knows that it was cut off. */
    setTab(id: string): void {
      try {
        sessionStorage.setItem(ofTab, id);
      } catch {
        // Blocked: the next page asks as if nothing was allowed.
      }
    },
    isTab(id: string): boolean {
      try {
        return sessionStorage.getItem(ofTab) === id;
      } catch {
        return false;
      }
    },
  };
}
