import type { Quote } from "@palique/shared/conversation.ts";
import { signal } from "@preact/signals";
import { whenSignedOut } from "../session.model.ts";

type Box = "reply" | "note";

/** The message that what is being written answers, by conversation; the reply and the note apart. */
const answered = signal<ReadonlyMap<string, Quote>>(new Map());

whenSignedOut(() => {
  answered.value = new Map();
});

export function answeredIn(conversationId: string, box: Box): Quote | undefined {
  return answered.value.get(`${box} ${conversationId}`);
}

export function setAnswered(conversationId: string, box: Box, quote: Quote | null): void {
  const next = new Map(answered.peek());
  if (quote) next.set(`${box} ${conversationId}`, quote);
  else next.delete(`${box} ${conversationId}`);
  answered.value = next;
}

/** What is sent answers it; the next one does not. */
export function takeAnswered(conversationId: string, box: Box): Quote | undefined {
  const quote = answered.peek().get(`${box} ${conversationId}`);
  if (quote) setAnswered(conversationId, box, null);
  return quote;
}
