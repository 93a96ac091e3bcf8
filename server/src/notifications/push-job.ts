/** Why somebody is told. "answer" is for visitors, "test" for who asked for it. */
export type PushReason =
  | "waiting"
  | "offer"
  | "message"
  | "transfer"
  | "mention"
  | "ticket"
  | "answer"
  | "test";

/** Job "push": something happened that people who are not looking may want to know. */
export interface PushCall {
  reason: PushReason;
  conversationId: string;
  /** The message it is about; 0 for none. */
  seq: number;
  to: { operatorId: string } | { departmentId: string } | { visitorId: string };
}

/** What one browser is told. */
export interface Notice {
  tag: string;
  reason: PushReason;
  conversationId: string;
  seq: number;
}

/** Job "push-send": one request to one browser; null takes the notification with this tag away. */
export interface PushSending {
  subscriptionId: string;
  tag: string;
  notice: Notice | null;
  /** Of no use afterwards, epoch ms. */
  expiresAt: number;
}

/** One notification per conversation: what is newer takes its place. A mention stands for itself. */
export function tagOf(reason: PushReason, conversationId: string): string {
  return reason === "test" ? "test" : `${reason === "mention" ? "m" : "c"}:${conversationId}`;
}

const MINUTE = 60_000;
/** How long it is worth telling, in ms. An offer's own end comes sooner: then it is no news any more. */
export const LASTS_MS: Record<PushReason, number> = {
  waiting: 30 * MINUTE,
  offer: 10 * MINUTE,
  message: 4 * 60 * MINUTE,
  transfer: 10 * MINUTE,
  mention: 24 * 60 * MINUTE,
  ticket: 24 * 60 * MINUTE,
  answer: 24 * 60 * MINUTE,
  test: 5 * MINUTE,
};
