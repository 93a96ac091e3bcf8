import { applyRead } from "../core/apply.ts";
import type { Core } from "../core/parts.ts";
import { unreadCount } from "../core/state.ts";
import { isTheirs } from "../news/count.ts";
import type { Deliver } from "./deliver.ts";

/** What reading tells and asks of the server. */
export interface Reading {
  /** The visitor has the newest message in front of the eyes. */
  markRead(): void;
  loadEarlier(): Promise<void>;
}

export function createReading(core: Core, deliver: Deliver): Reading {
  const { store } = core;
  return {
    markRead() {
      const state = store.get();
      const last = state.timeline.messages.findLast(({ author }) => isTheirs(author.kind));
      if (!last || !unreadCount(state)) return;
      const { conversationId, seq } = last;
      store.set(applyRead(state, conversationId, "visitorReadSeq", seq));
      void deliver("conversation:read", { conversationId, seq });
    },
    loadEarlier: () =>
      import("./earlier.ts").then(
        ({ loadEarlier }) => loadEarlier(core),
        () => {
          // Out of reach: the next click tries again.
        },
      ),
  };
}
