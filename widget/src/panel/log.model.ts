import type { Message, MessageExtra } from "@palique/shared/conversation.ts";
import type { Outgoing } from "../core/state.ts";
import type { Words } from "../i18n/en.ts";
import { eventLine, type ToldEvent } from "./event-line.ts";

/** One line of the conversation as it is drawn. */
export type LogItem =
  | { kind: "day"; key: string; at: number }
  | { kind: "event"; key: string; at: number; text: string }
  | {
      kind: "message";
      /** The client id: the acknowledged copy takes the place of the one on its way without a flicker. */
      key: string;
      at: number;
      mine: boolean;
      name: string;
      text: string;
      /** Once it is stored. */
      seq: number | undefined;
      extra: MessageExtra | undefined;
      state: "sending" | "sent" | "read" | "failed";
      /** First and last of what one person said in a row. */
      first: boolean;
      last: boolean;
    };

/** Words of one author closer than this belong together. */
const GROUP_MS = 5 * 60_000;

/**
 * Lays a conversation out: events and grouped messages, then what is still on its way. `rareLine` words the
 * events that few chats have.
 */
export function layOut(
  messages: readonly Message[],
  outgoing: readonly Outgoing[],
  operatorReadSeq: number,
  clockAhead: number,
  words: Words,
  rareLine?: (event: ToldEvent) => string,
): LogItem[] {
  const items: LogItem[] = [];
  for (const { seq, clientId, author, text, extra, event, at } of messages) {
    if (event) {
      const line = eventLine(event, words) || rareLine?.(event);
      if (line) items.push({ kind: "event", key: clientId, at, text: line });
    } else {
      const mine = author.kind === "visitor";
      const state = mine && seq <= operatorReadSeq ? "read" : "sent";
      items.push(said(clientId, at, mine, author.name, text, state, extra, seq));
    }
  }
  for (const { clientId, at, text, extra, state } of outgoing) {
    items.push(said(clientId, at + clockAhead, true, "", text, state, extra));
  }
  return group(items);
}

function said(
  key: string,
  at: number,
  mine: boolean,
  name: string,
  text: string,
  state: "sending" | "sent" | "read" | "failed",
  extra?: MessageExtra,
  seq?: number,
): LogItem {
  return { kind: "message", key, at, mine, name, text, state, extra, seq, first: true, last: true };
}

function group(items: LogItem[]): LogItem[] {
  return items.map((item, at) => {
    if (item.kind !== "message") return item;
    const first = !goesOn(items[at - 1], item);
    return { ...item, first, last: !goesOn(item, items[at + 1]) };
  });
}

function goesOn(one: LogItem | undefined, next: LogItem | undefined): boolean {
  return (
    one?.kind === "message" &&
    next?.kind === "message" &&
    one.mine === next.mine &&
    (one.mine || one.name === next.name) &&
    one.state === next.state &&
    next.at - one.at < GROUP_MS
  );
}
