import type { RichWords } from "../i18n/rich.ts";
import type { ToldEvent } from "../panel/event-line.ts";

const LINES: Partial<Record<string, (words: RichWords, event: ToldEvent, name: string) => string | false>> = {
  // The first waiting goes without saying: the queue has a card of its own.
  "chat.queued": ({ resumed }, event) => event.resumed === true && resumed,
  "chat.resumed": ({ backWith }, _event, name) => backWith(name),
  "chat.returned": ({ returned }, _event, name) => returned(name),
  "chat.transferred": ({ transferred, passedOn }, _event, name) => (name ? transferred(name) : passedOn),
  "chat.resumed-from-hold": ({ resumed }) => resumed,
  "ticket.created": ({ ticketCreated }, { number = 0 }) => ticketCreated(number),
  "ticket.status": ({ ticketResolved }, { status }) => status === "resolved" && ticketResolved,
  "share.started": ({ shared }, { kind = "" }, name) => shared[kind]?.(name) ?? "",
  "share.ended": ({ shareOver, callOver }, { kind, ending = "" }, name) =>
    kind === "call" ? callOver : ((shareOver[ending] ?? shareOver.else)?.(name) ?? ""),
  "share.refused": ({ shareRefused }, { ending = "" }, name) => shareRefused[ending]?.(name) ?? "",
};

/** What the visitor reads of an event that few chats have; "" where there is nothing to read. */
export function rareLine(event: ToldEvent, words: RichWords): string {
  return LINES[event.type]?.(words, event, event.operatorName ?? "") || "";
}
