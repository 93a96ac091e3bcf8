import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import type { MailPayload } from "../mail/mail-payload.ts";
import type { PushCall, PushSending } from "../notifications/push-job.ts";
import type { PurgeProgress } from "../privacy/purge-progress.ts";

/** Every kind of job and what its handler gets. A kind in the table that is not here is left alone. */
export interface JobPayloads {
  mail: MailPayload;
  "offer-expiry": { chatId: string };
  "operator-gone": { operatorId: string };
  push: PushCall;
  "push-send": PushSending;
  "transfer-expiry": { chatId: string };
  "snooze-over": { conversationId: string };
  /** The next of an operator's messages in a conversation has been "typed". */
  "scheduled-message": { conversationId: string; operatorId: string };
  /** A look at who has been silent in a chat, and since when. */
  "chat-silence": { chatId: string };
  /** An operator wrote to a visitor who may be gone. */
  "missed-mail": { conversationId: string };
  /** A message leads to pages whose titles are to be shown. */
  "link-titles": { conversationId: string; seq: number };
  /** Nobody answered in time. */
  "invitation-over": { id: string };
  /** Nobody answered in time, or the visitor has been away too long. */
  "share-over": { id: string };
  "file-removal": { places: string[] };
  "recording-removal": { places: string[] };
  "file-sweep": Record<string, never>;
  /** Words of conversations that are no more. */
  removal: { conversationIds: string[] };
  /** What is kept long enough goes, at night: the step it is at, and up to where. */
  purge: PurgeProgress;
  /** Stored addresses are cut to what the setting allows. */
  "address-rule": { after: string };
}
export type JobKind = keyof JobPayloads;

export interface NewJob<K extends JobKind> {
  kind: K;
  /** Names the job within its kind, so that there is only one; none: every job stands for itself. */
  key?: string;
  payload: JobPayloads[K];
  /** Epoch milliseconds. */
  runAt: number;
}

/** A job in the hands of its handler. */
export interface RunningJob {
  id: string;
  key: string | null;
  /** 1 the first time. */
  attempt: number;
  /** Marks it done as part of the handler's own transaction; otherwise it is done when the handler returns. */
  finish(trx: Db): Promise<void>;
  /** Not now: it runs again at `until` (epoch ms) and this attempt does not count. */
  postpone(until: number): void;
  /** As postpone, and this process starts no other job of the kind before: what all of them need is away. */
  pauseKind(until: number): void;
}

/** Does the work. It may be called again for work already done (a process died in between), so it is idempotent. */
export type JobHandler<K extends JobKind> = (
  app: App,
  payload: JobPayloads[K],
  job: RunningJob,
) => Promise<void>;

/** A handler for every kind; null: these wait in the table until the server starts with one. */
export type JobHandlers = { [K in JobKind]: JobHandler<K> | null };

/** Thrown by a handler when trying again is of no use. */
export class GiveUp extends Error {}
