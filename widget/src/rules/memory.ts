import type { Base } from "../base/parts.ts";
import { type History, NO_HISTORY } from "./history.ts";

/** The storage's name for it. */
const NAME = "invites";

/** What became of invitations: kept over pages where tracking may keep something, else as long as the page. */
export interface Memory {
  get(): History;
  set(change: Partial<History>): void;
}

export function openMemory({ storage, tracker }: Base): Memory {
  let own = NO_HISTORY;
  const isKept = () => tracker.mode === "stored";
  function get(): History {
    try {
      // Another tab may have added to it.
      if (isKept()) return { ...own, ...JSON.parse(storage.get(NAME) ?? "{}") };
    } catch {
      // The page wrote something of its own there.
    }
    return own;
  }
  return {
    get,
    set(change) {
      own = { ...get(), ...change };
      if (isKept()) storage.set(NAME, JSON.stringify(own));
    },
  };
}
