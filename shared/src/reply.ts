/** What a caller may be told. Anything else that goes wrong is "internal" and is logged on the server. */
export const ERROR_CODES = [
  "bad-input",
  "not-signed-in",
  "wrong-credentials",
  "forbidden",
  "not-found",
  "site-unknown",
  "origin-refused",
  "rate-limited",
  "no-operator",
  "queue-full",
  "not-accepted",
  "already-taken",
  "at-capacity",
  "chat-ended",
  "email-taken",
  "last-admin",
  "expired",
  "conflict",
  "too-large",
  "file-refused",
  "disk-full",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface Failure {
  ok: false;
  error: ErrorCode;
  /** With "rate-limited" and "unavailable": milliseconds after which to try again. */
  retryAfterMs?: number;
  /** With "bad-input": dotted path of the first field that is wrong. */
  field?: string;
}
export type Reply<T> = { ok: true; value: T } | Failure;

/** A socket event that is answered. Callers resend until they get an answer, so every handler is idempotent. */
export type Ask<Input, Output> = (input: Input, reply: (reply: Reply<Output>) => void) => void;
/** A socket event that may be lost: typing, drafts, pages seen. */
export type Tell<Input> = (input: Input) => void;
