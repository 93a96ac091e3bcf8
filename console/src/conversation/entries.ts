import type {
  Author,
  ConversationEvent,
  FileCard,
  Message,
  MessageExtra,
} from "@palique/shared/conversation.ts";
import type { ErrorCode } from "@palique/shared/reply.ts";
import { daysBetween } from "../text/time.ts";
import type { OutboxEntry } from "./outbox.ts";

/** How far a message that is stored has come. */
const FAR = { sent: 0, delivered: 1, read: 2 };

/** Where a message of an operator stands. */
export type Delivery =
  | { state: "sending" | keyof typeof FAR }
  | { state: "failed"; error: ErrorCode; clientId: string };

export type LogEntry =
  | { kind: "day"; key: string; at: number }
  | { kind: "event"; key: string; at: number; event: ConversationEvent; internal: boolean }
  | { kind: "group"; key: string; author: Author; side: Side; note: boolean; at: number; texts: LogText[] };

/** theirs: the visitor's; mine: this operator's; ours: a colleague's or a bot's. */
export type Side = "theirs" | "mine" | "ours";

export interface LogText {
  key: string;
  author: Author;
  at: number;
  text: string;
  files: readonly FileCard[];
  /** What it is besides its words and files. */
  extra: MessageExtra;
  /** Its place in the conversation; null while it is on its way. */
  seq: number | null;
  /** Nothing was said after it. */
  isNewest: boolean;
  /** Null where nothing is to be said: the visitor's own words. */
  delivery: Delivery | null;
  /** A note for the ear of the operator in charge. */
  whisperTo?: { operatorId: string; name: string } | undefined;
}

/** Messages of one person this close together share one time. */
const TOGETHER_MS = 5 * 60_000;

interface Me {
  id: string;
  name: string;
}

/** What the log shows: days, events, and messages of one person put together. Unsent ones come last. */
export function logEntries(
  messages: readonly Message[],
  unsent: readonly OutboxEntry[],
  visitor: { got: number; read: number },
  me: Me,
): LogEntry[] {
  const entries: LogEntry[] = [];
  let day: number | null = null;
  const newest = messages.findLast(({ event }) => !event)?.seq;
  const dayOf = (at: number) => {
    if (day === null || daysBetween(day, at) !== 0) entries.push({ kind: "day", key: `day-${at}`, at });
    day = at;
  };
  for (const message of messages) {
    const { at, author, event, text, clientId, seq } = message;
    dayOf(at);
    if (event) {
      // Given, changed and explained in one go: what it came to is enough.
      if (event.type === "chat.rated" && isRating(entries.at(-1))) entries.pop();
      entries.push({ kind: "event", key: clientId, at, event, internal: message.visibility === "internal" });
      continue;
    }
    const state = seq <= visitor.read ? "read" : seq <= visitor.got ? "delivered" : "sent";
    const delivery = author.kind === "visitor" ? null : ({ state } as const);
    addText(entries, author, me, message.visibility === "internal", at, {
      key: clientId,
      author,
      at,
      text,
      files: message.extra?.files ?? [],
      extra: message.extra ?? {},
      seq,
      isNewest: seq === newest,
      delivery,
      whisperTo: message.extra?.whisperTo,
    });
  }
  for (const { clientId, text, files = [], at, failed, mentionIds, answers } of unsent) {
    dayOf(at);
    const author = { kind: "operator", id: me.id, name: me.name } as const;
    const delivery = failed
      ? ({ state: "failed", error: failed, clientId } as const)
      : ({ state: "sending" } as const);
    addText(entries, author, me, mentionIds !== null, at, {
      key: clientId,
      author,
      at,
      text,
      files,
      extra: answers ? { reply: answers } : {},
      seq: null,
      isNewest: false,
      delivery,
    });
  }
  return withStatesOnce(entries);
}

function isRating(entry: LogEntry | undefined): boolean {
  return entry?.kind === "event" && entry.event.type === "chat.rated";
}

/** Each of the states stands only under the newest message that is so far: those before it are, too. */
function withStatesOnce(entries: LogEntry[]): LogEntry[] {
  let farthest = -1;
  for (const entry of entries.toReversed()) {
    const last = entry.kind === "group" ? entry.texts.at(-1) : undefined;
    const state = last?.delivery?.state;
    // The visitor never gets a note: nothing of it is sent or read.
    if (!last || (entry.kind === "group" && entry.note) || !state || !(state in FAR)) continue;
    const far = FAR[state as keyof typeof FAR];
    if (far <= farthest) last.delivery = null;
    farthest = Math.max(farthest, far);
  }
  return entries;
}

function addText(
  entries: LogEntry[],
  author: Author,
  me: Me,
  note: boolean,
  at: number,
  text: LogText,
): void {
  const last = entries.at(-1);
  const isSame =
    last?.kind === "group" &&
    last.author.kind === author.kind &&
    last.author.id === author.id &&
    last.note === note &&
    last.texts[0]?.whisperTo?.operatorId === text.whisperTo?.operatorId &&
    at - last.at < TOGETHER_MS &&
    last.texts.at(-1)?.delivery?.state !== "failed";
  if (isSame) {
    last.texts.push(text);
    last.at = Math.max(last.at, at);
    return;
  }
  const side = author.kind === "visitor" ? "theirs" : author.id === me.id ? "mine" : "ours";
  entries.push({ kind: "group", key: text.key, author, side, note, at, texts: [text] });
}
