import { PAGE_SIZE } from "@palique/shared/limits.ts";
import { receiveEarlier } from "@palique/shared/timeline.ts";
import { applyRead } from "../core/apply.ts";
import type { Core } from "../core/parts.ts";
import { isTheirs, unreadCount } from "../core/state.ts";
import type { Deliver } from "./deliver.ts";

/** What reading tells and asks of the server. */
export interface Reading {
  /** The visitor has the newest message in front of the eyes. */
  markRead(): void;
  loadEarlier(): Promise<void>;
}

export function createReading({ store, link }: Core, deliver: Deliver): Reading {
  return {
    markRead() {
      const state = store.get();
      const last = state.timeline.messages.findLast(({ author }) => isTheirs(author.kind));
      if (!last || !unreadCount(state)) return;
      const { conversationId, seq } = last;
      store.set(applyRead(state, conversationId, "visitorReadSeq", seq));
      void deliver("conversation:read", { conversationId, seq });
    },
    async loadEarlier() {
      const { chat, earlierAfter } = store.get();
      if (!chat) return;
      const { conversationId } = chat;
      const after = Math.max(0, earlierAfter - PAGE_SIZE);
      const reply = await link.ask("conversation:sync", { conversationId, after });
      const now = store.get();
      if (!reply?.ok || now.chat?.conversationId !== conversationId) return;
      store.set({ timeline: receiveEarlier(now.timeline, reply.value), earlierAfter: after });
    },
  };
}
