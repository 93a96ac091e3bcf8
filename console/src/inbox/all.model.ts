import type { TicketStatus } from "@palique/shared/conversation.ts";
import { computed, signal } from "@preact/signals";
import { ask } from "../live/ask.ts";
import { keepRows, receiveShown, rows } from "./inbox.model.ts";
import { newestFirst } from "./rows.ts";

/** A list that goes back in time, page by page: every conversation, or the tickets of one status. */
export function endlessList(view: "all" | "tickets", status: TicketStatus | null) {
  const ids = signal<ReadonlySet<string>>(new Set());
  const next = signal<string | null>(null);
  keepRows(() => ids.peek());
  const state = signal<"new" | "loading" | "idle" | "failed">("new");

  async function load(cursor: string | null): Promise<void> {
    if (state.peek() === "loading") return;
    state.value = "loading";
    const reply = await ask("conversation:list", { view, status, cursor });
    if (!reply.ok) {
      state.value = "failed";
      return;
    }
    receiveShown(...reply.value.conversations);
    ids.value = new Set([...ids.peek(), ...reply.value.conversations.map((row) => row.id)]);
    next.value = reply.value.next;
    state.value = "idle";
  }

  return {
    state,
    /** The rows it brought, and those that belong to it and are known anyway. */
    rows: computed(() =>
      newestFirst(
        [...rows.value.values()].filter((row) =>
          view === "tickets" ? row.ticket?.status === status : ids.value.has(row.id) || row.chat !== null,
        ),
      ),
    ),
    hasMore: computed(() => next.value !== null),
    refresh: () => load(null),
    more: () => (next.peek() === null ? Promise.resolve() : load(next.peek())),
  };
}
/** Every conversation. */
export const everything = endlessList("all", null);
export type EndlessList = ReturnType<typeof endlessList>;
