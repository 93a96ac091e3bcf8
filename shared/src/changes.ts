import type { ConversationEvent, Message } from "./conversation.ts";

type Change = Extract<ConversationEvent, { type: "message.changed" }>;

/**
 * The messages as they are now: what later entries of the sequence say about earlier ones is applied, and those
 * entries themselves are left out. Pure; without any change it gives back what it got.
 */
export function withChanges(messages: readonly Message[]): readonly Message[] {
  const changes = new Map<number, Change>();
  for (const { event } of messages) {
    if (event?.type === "message.changed") changes.set(event.seq, event);
  }
  if (changes.size === 0) return messages;
  return messages.flatMap((message) => {
    if (message.event) return message.event.type === "message.changed" ? [] : [message];
    const change = changes.get(message.seq);
    if (!change) return [message];
    const { extra: _, ...rest } = message;
    return [{ ...rest, text: change.text, ...(change.extra && { extra: change.extra }) }];
  });
}
