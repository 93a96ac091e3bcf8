import type { Timeline } from "@palique/shared/timeline.ts";

/** More messages than this of one conversation are not held, nor drawn. */
export const MOST_HELD = 240;
const KEPT = 120;

/** Lets go of the oldest, for a reader at the end: they come again when scrolled to. */
export function withoutOldest(timeline: Timeline): Timeline {
  if (timeline.messages.length <= MOST_HELD) return timeline;
  return { ...timeline, messages: timeline.messages.slice(-KEPT), earlier: true };
}

/** Lets go of the newest, for a reader far back; null: there was nothing to let go. */
export function withoutNewest(timeline: Timeline): Timeline | null {
  const messages = timeline.messages.slice(0, MOST_HELD);
  const last = messages.at(-1);
  return last && timeline.messages.length > MOST_HELD ? { ...timeline, messages, last: last.seq } : null;
}
