import type { Base } from "../base/parts.ts";
import type { Core } from "../core/parts.ts";

/** A message that is being written for when nobody is online: what a question to a chat has not. */
const TICKET = /"subject":"[^"]/;

/**
 * Once the core is there: nobody is invited who is in a chat, left or writes a message, has something unread or the
 * panel open. Gives back whether that is so.
 */
export function followCore({ host, storage }: Base, { store }: Core, changed: () => void): () => boolean {
  store.subscribe(changed);
  return () => {
    const { availability, chat, open, starting, ticket, receipt } = store.get();
    const isTalking = (chat && chat.state !== "ended") || host.button.title;
    const isWriting = starting || ticket || receipt || TICKET.test(storage.get("form") ?? "");
    return Boolean(availability) && !open && !isTalking && !isWriting;
  };
}
