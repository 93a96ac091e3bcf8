import type { Generated as Defaulted } from "kysely";

/** What the server works through: jobs, the search index, push. */

export interface JobsTable {
  id: string;
  kind: string;
  /** A job with the same kind and key replaces nothing and is not added twice while it waits. */
  key: string | null;
  payload: string;
  runAt: number;
  attempts: number;
  /** A process is at work on it until then; later it is anybody's. */
  lockedUntil: number | null;
  /** Gave up after the last attempt. */
  failedAt: number | null;
  lastError: string | null;
  createdAt: number;
}

/** How far a conversation is in the index. */
export interface SearchCursorsTable {
  conversationId: string;
  /** Its rev when it was looked at. */
  rev: number;
  /** Messages up to here are in. */
  seq: number;
  /** The department its entries are found under. */
  departmentId: string;
  /** What is in of the conversation itself: number, person, subject. */
  about: string;
}

/** What can be found: a message, or (seq 0) the conversation itself. On PostgreSQL with a column `words`. */
export interface SearchEntriesTable {
  /** By time, so that the newest are found first. */
  id: number;
  conversationId: string;
  seq: number;
}

/** SQLite only: the full-text index of messages, and that of conversations. */
export interface SearchTextTable {
  /** That of the entry. */
  rowid: number;
  words: string;
}

/** A browser that can be told something with no page open (RFC 8030). It goes with its session or its visitor. */
export interface PushSubscriptionsTable {
  id: string;
  /** SHA-256 of the endpoint, which is a secret of its browser and can be long. */
  endpointHash: string;
  endpoint: string;
  /** The browser's public key and secret (RFC 8291), base64url. */
  p256dh: string;
  auth: string;
  /** Of an operator with the session it was made in, or of a visitor. */
  operatorId: string | null;
  sessionHash: string | null;
  visitorId: string | null;
  /** Of a known customer's browser: the SHA-256 of its own token, so that it can be forgotten there. */
  browserHash: Defaulted<string | null>;
  /** A visitor's; operators have their own. */
  locale: string;
  /** A visitor's: the page to come back to. */
  pageUrl: string | null;
  userAgent: string;
  createdAt: number;
}

/** What a browser was told and may still be showing. */
export interface PushNoticesTable {
  subscriptionId: string;
  /** A newer notice of the same tag takes its place. */
  tag: string;
  reason: string;
  conversationId: string;
  /** The message it is about; 0 for none. */
  seq: number;
  at: number;
}
