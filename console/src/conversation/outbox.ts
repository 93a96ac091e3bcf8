import type { FileCard, Quote } from "@palique/shared/conversation.ts";
import type { ErrorCode } from "@palique/shared/reply.ts";

/** A message on its way. It lives in this browser until the server has it on disk. */
export interface OutboxEntry {
  clientId: string;
  conversationId: string;
  text: string;
  /** Given: a note for the team, and whom it names. */
  mentionIds: readonly string[] | null;
  /** Uploaded already. */
  files?: readonly FileCard[];
  /** The message it answers. */
  answers?: Quote | undefined;
  /** Given: the note is for the operator in charge. */
  whisper?: boolean;
  /** The server sends it as if typed. */
  typed?: boolean;
  /** Given: the ready-made text whose files go along. */
  cannedId?: string;
  /** When it was written, and its place among the others: always growing. */
  at: number;
  /** The server said no, and trying again by itself would not help. */
  failed: ErrorCode | null;
  /** Acknowledged; kept only until the conversation here has reached this seq. */
  seq: number | null;
}

export type Outbox = readonly OutboxEntry[];

/** The next one to send in a conversation: in order, one at a time, past those that failed. */
export function nextToSend(outbox: Outbox, conversationId: string): OutboxEntry | undefined {
  return outbox.find(
    (entry) => entry.conversationId === conversationId && entry.failed === null && entry.seq === null,
  );
}

export function addEntry(outbox: Outbox, entry: Omit<OutboxEntry, "failed" | "seq">): Outbox {
  const last = outbox.at(-1)?.at ?? 0;
  return [...outbox, { ...entry, at: Math.max(entry.at, last + 1), failed: null, seq: null }];
}

export function changeEntry(outbox: Outbox, clientId: string, change: Partial<OutboxEntry>): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...entry, ...change } : entry));
}

/** Tried again by hand: it goes to the end, after what was written since. */
export function retryEntry(outbox: Outbox, clientId: string, at: number): Outbox {
  const entry = outbox.find((one) => one.clientId === clientId);
  return entry ? addEntry(removeEntry(outbox, clientId), { ...entry, at }) : outbox;
}

export function removeEntry(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((entry) => entry.clientId !== clientId);
}

/** What another tab of this browser left, or an earlier load of this page, in the order it was written. */
export function restoreEntries(outbox: Outbox, stored: readonly OutboxEntry[]): Outbox {
  const known = new Set(outbox.map((entry) => entry.clientId));
  return [...outbox, ...stored.filter((entry) => !known.has(entry.clientId))].sort((a, b) => a.at - b.at);
}
