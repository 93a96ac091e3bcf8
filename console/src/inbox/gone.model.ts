import { batch, signal } from "@preact/signals";
import { emptyThread } from "../conversation/threads.model.ts";
import { forgetRows } from "./inbox.model.ts";

/** How often somebody was erased: what is known of people is to be read anew. */
export const erasures = signal(0);

/** Conversations that are no more: out of every list, out of what is open, and out of what this browser kept. */
export function receiveGone({ conversationIds }: { conversationIds: readonly string[] }): void {
  batch(() => {
    erasures.value++;
    forgetRows(conversationIds);
    for (const id of conversationIds) emptyThread(id);
  });
  for (const storage of ["localStorage", "sessionStorage"] as const) forgetKept(storage, conversationIds);
}

/** Half-written replies, notes and files. Storage may be blocked: then there is nothing. */
function forgetKept(name: "localStorage" | "sessionStorage", ids: readonly string[]): void {
  try {
    const storage = window[name];
    for (const key of Object.keys(storage)) {
      if (key.startsWith("palique.") && ids.some((id) => key.includes(id))) storage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
