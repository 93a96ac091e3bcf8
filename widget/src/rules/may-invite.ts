import type { Base } from "../base/parts.ts";

/** A message that is being written for when nobody is online: what a question to a chat has not. */
const TICKET = /"subject":"[^"]/;

/**
 * Whether an invitation would not be in the way: nobody is asked who may not be followed, is in a chat, left or
 * writes a message, has something unread or the panel open, or has an invitation already. Nor on a page that nobody
 * looks at, or before the server knows of it.
 */
export function mayInvite({ host, tracker, storage, core, invited }: Base): boolean {
  if (document.hidden || tracker.mode === "off" || !tracker.known || invited) return false;
  // The core comes by itself where there is a conversation.
  if (!core) return !storage.get("live");
  const { availability, chat, open, starting, ticket, receipt } = core.store.get();
  const isTalking = (chat && chat.state !== "ended") || host.button.title;
  const isWriting = starting || ticket || receipt || TICKET.test(storage.get("form") ?? "");
  return Boolean(availability) && !open && !isTalking && !isWriting;
}
