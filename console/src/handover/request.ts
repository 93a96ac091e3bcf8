import type { Message } from "@palique/shared/conversation.ts";

/** The standing request to take a chat over, as the conversation tells it: from whom, and with which note. */
export function requestIn(messages: readonly Message[]): { fromName: string; note: string } | null {
  const index = messages.findLastIndex(({ event }) => event?.type === "transfer.offered");
  const event = messages[index]?.event;
  if (event?.type !== "transfer.offered") return null;
  const before = messages[index - 1];
  // The note is stored together with the request, right before it.
  const isNote = before?.visibility === "internal" && !before.event && before.author.name === event.fromName;
  return { fromName: event.fromName, note: isNote ? before.text : "" };
}
