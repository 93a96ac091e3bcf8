import { PAGE_SIZE } from "@palique/shared/limits.ts";
import { receiveEarlier } from "@palique/shared/timeline.ts";
import type { Core } from "../core/parts.ts";

/** Puts one more page of a long conversation in front; few are that long. */
export async function loadEarlier({ store, link }: Core): Promise<void> {
  const { chat, earlierAfter } = store.get();
  if (!chat) return;
  const { conversationId } = chat;
  const after = Math.max(0, earlierAfter - PAGE_SIZE);
  const reply = await link.ask("conversation:sync", { conversationId, after });
  const now = store.get();
  if (!reply?.ok || now.chat?.conversationId !== conversationId) return;
  store.set({ timeline: receiveEarlier(now.timeline, reply.value), earlierAfter: after });
}
