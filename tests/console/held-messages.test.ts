import type { Message } from "@palique/shared/conversation.ts";
import { openTimeline, receivePage, type Timeline } from "@palique/shared/timeline.ts";
import { expect, test } from "vitest";
import { MOST_HELD, withoutNewest, withoutOldest } from "../../console/src/conversation/held-messages.ts";

function messagesFrom(first: number, count: number): Message[] {
  return Array.from({ length: count }, (_, index) => ({
    conversationId: "c",
    seq: first + index,
    prev: first + index - 1,
    clientId: `m${first + index}`,
    at: 0,
    text: "",
    author: { kind: "visitor", id: null, name: "" },
    visibility: "public",
    event: null,
  }));
}
const held = (first: number, count: number): Timeline =>
  openTimeline({ after: first - 1, last: first + count - 1, messages: messagesFrom(first, count) });

test("a conversation of any length is held in part, and nothing is held twice or skipped", () => {
  let timeline = held(1, 1);
  for (let seq = 2; seq <= 50_000; seq++) {
    const page = { after: seq - 1, last: seq, messages: messagesFrom(seq, 1) };
    timeline = withoutOldest(receivePage(timeline, page));
  }
  expect(timeline.messages.length).toBeLessThanOrEqual(MOST_HELD);
  const [first] = timeline.messages;
  expect(timeline.messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: timeline.messages.length }, (_, index) => (first?.seq ?? 0) + index),
  );
  expect([timeline.last, timeline.earlier]).toEqual([50_000, true]);
});

test("a reader far back lets go of the newest, which follow the last one held", () => {
  expect(withoutNewest(held(1, MOST_HELD))).toBe(null);
  const shorter = withoutNewest(held(101, MOST_HELD + 50));
  expect(shorter?.messages.length).toBe(MOST_HELD);
  expect(shorter?.last).toBe(100 + MOST_HELD);
  expect(shorter?.messages.at(-1)?.seq).toBe(shorter?.last);
});
