import type { Message } from "./conversation.ts";

interface Sequenced {
  seq: number;
  prev?: number;
}
interface Page<M> {
  after: number;
  last: number;
  messages: M[];
}

/**
 * A reader's copy of a conversation. The sequence is the truth and socket delivery a hint: whatever arrives
 * twice, late or out of order, a timeline holds each message once, in order, or reports a gap.
 * Pure and without dependencies: widget and console both run it.
 */
export interface Timeline<M extends Sequenced = Message> {
  readonly messages: readonly M[];
  /** Everything this reader may see up to here has been applied. */
  readonly last: number;
  /** Messages before the first held one exist on the server. */
  readonly earlier: boolean;
}

export const emptyTimeline: Timeline = { messages: [], last: 0, earlier: false };

/** Applies a message that came by itself; "gap" means something is missing before it: sync after `last`. */
export function receiveMessage<M extends Sequenced>(timeline: Timeline<M>, message: M): Timeline<M> | "gap" {
  if (message.seq <= timeline.last) return timeline;
  if (message.prev === undefined || message.prev > timeline.last) return "gap";
  return { ...timeline, messages: [...timeline.messages, message], last: message.seq };
}

/** Applies a page that was asked for with `after` at or before `timeline.last`; a stale page changes nothing. */
export function receivePage<M extends Sequenced>(timeline: Timeline<M>, page: Page<M>): Timeline<M> {
  if (page.after > timeline.last || page.last <= timeline.last) return timeline;
  const news = page.messages.filter((message) => message.seq > timeline.last);
  return { ...timeline, messages: [...timeline.messages, ...news], last: page.last };
}

/** Starts a timeline from the newest page of a conversation. */
export function openTimeline<M extends Sequenced>(page: Page<M>): Timeline<M> {
  return { messages: page.messages, last: page.last, earlier: page.after > 0 };
}

/** Puts an older page, asked for with `before` the first held message, in front. */
export function receiveEarlier<M extends Sequenced>(timeline: Timeline<M>, page: Page<M>): Timeline<M> {
  const first = timeline.messages[0]?.seq ?? timeline.last + 1;
  const older = page.messages.filter((message) => message.seq < first);
  return { ...timeline, messages: [...older, ...timeline.messages], earlier: page.after > 0 };
}
