import type { Words } from "../i18n/en.ts";

/** What an event may carry, as far as it is told. A server newer than this copy sends types it does not know. */
export interface ToldEvent {
  type: string;
  operatorName?: string | null;
  by?: string;
  number?: number;
  resumed?: boolean;
  status?: string;
}

const LINES: Partial<Record<string, (words: Words, event: ToldEvent, name: string) => string | false>> = {
  // The first waiting goes without saying: the queue has a card of its own.
  "chat.queued": ({ resumed }, event) => event.resumed === true && resumed,
  "chat.taken": ({ joined }, _event, name) => joined(name),
  "chat.resumed": ({ backWith }, _event, name) => backWith(name),
  "chat.returned": ({ returned }, _event, name) => returned(name),
  "chat.transferred": ({ transferred, passedOn }, _event, name) => (name ? transferred(name) : passedOn),
  "chat.held": ({ held }) => held,
  "chat.resumed-from-hold": ({ resumed }) => resumed,
  "chat.ended": ({ endedByYou, endedBy, ended }, { by }, name) =>
    by === "visitor" ? endedByYou : by === "operator" && name ? endedBy(name) : ended,
  "ticket.created": ({ ticketCreated }, { number = 0 }) => ticketCreated(number),
  "ticket.status": ({ ticketResolved }, { status }) => status === "resolved" && ticketResolved,
};

/** What the visitor reads of an event; "" where there is nothing to read. */
export function eventLine(event: ToldEvent, words: Words): string {
  return LINES[event.type]?.(words, event, event.operatorName ?? "") || "";
}
