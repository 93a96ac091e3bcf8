import { PAGE_SIZE } from "@palique/shared/limits.ts";
import { receiveEarlier } from "@palique/shared/timeline.ts";
import { applyRead } from "../core/apply.ts";
import type { Core } from "../core/parts.ts";
import { isTheirs, unreadCount } from "../core/state.ts";

/** What reading tells and asks of the server. */
export interface Reading {
  /** The visitor has the newest message in front of the eyes. */
  markRead(): void;
  loadEarlier(): Promise<void>;
}

export function createReading({ store, link }: Core): Reading {
  let unconfirmed = 0;

  function tell(): void {
    const { chat } = store.get();
    const seq = unconfirmed;
    if (!chat || !seq) return;
    void link.ask("conversation:read", { conversationId: chat.conversationId, seq }).then((reply) => {
      if (reply && seq === unconfirmed) unconfirmed = 0;
    });
  }
  store.subscribe((now, before) => {
    if (now.chat?.conversationId !== before.chat?.conversationId) unconfirmed = 0;
    if (now.link === "up" && before.link !== "up") tell();
  });

  return {
    markRead() {
      const state = store.get();
      const last = state.timeline.messages.findLast(({ author }) => isTheirs(author.kind));
      if (!state.chat || !last || !unreadCount(state)) return;
      unconfirmed = last.seq;
      store.set(applyRead(state, state.chat.conversationId, "visitorReadSeq", last.seq));
      tell();
    },
    async loadEarlier() {
      const { chat, earlierAfter } = store.get();
      if (!chat || !earlierAfter) return;
      const after = Math.max(0, earlierAfter - PAGE_SIZE);
      const reply = await link.ask("conversation:sync", { conversationId: chat.conversationId, after });
      const now = store.get();
      if (!reply?.ok || now.chat?.conversationId !== chat.conversationId) return;
      store.set({ timeline: receiveEarlier(now.timeline, reply.value), earlierAfter: after });
    },
  };
}
