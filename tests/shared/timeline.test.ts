import type { Message } from "@palique/shared/conversation.ts";
import {
  emptyTimeline,
  openTimeline,
  receiveEarlier,
  receiveMessage,
  receivePage,
  type Timeline,
} from "@palique/shared/timeline.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

/** A conversation of `length` messages, of which this reader may see only some. */
function visibleMessages(length: number, hidden: ReadonlySet<number>): Message[] {
  const messages: Message[] = [];
  for (let seq = 1; seq <= length; seq++) {
    if (hidden.has(seq)) continue;
    messages.push({
      conversationId: "c",
      seq,
      prev: messages.at(-1)?.seq ?? 0,
      clientId: `client-${seq}`,
      author: { kind: "visitor", id: null, name: "Marta" },
      visibility: "public",
      text: String(seq),
      event: null,
      at: seq,
    });
  }
  return messages;
}

const PAGE = 5;

function pageAfter(all: readonly Message[], after: number) {
  const messages = all.filter((message) => message.seq > after);
  const page = messages.slice(0, PAGE);
  const last = page.at(-1)?.seq ?? after;
  return { conversationId: "c", after, last, messages: page, more: messages.length > PAGE };
}

/** What a client does: apply, and sync on a gap. */
function receive(timeline: Timeline, message: Message, all: readonly Message[]): Timeline {
  const next = receiveMessage(timeline, message);
  return next === "gap" ? catchUp(timeline, all) : next;
}

function catchUp(timeline: Timeline, all: readonly Message[]): Timeline {
  let caught = timeline;
  for (;;) {
    const page = pageAfter(all, caught.last);
    caught = receivePage(caught, page);
    if (!page.more) return caught;
  }
}

test("however messages arrive (lost, twice, late, in any order), a reader ends with each once, in order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
      fc.array(fc.nat(100), { maxLength: 120 }),
      (length, hidden, arrivals) => {
        const all = visibleMessages(length, new Set(hidden));
        let timeline = emptyTimeline;
        for (const arrival of arrivals) {
          const message = all[arrival % Math.max(1, all.length)];
          if (!message) break;
          // The server knows everything up to what it just sent.
          timeline = receive(timeline, message, all.slice(0, all.indexOf(message) + 1));
          const seqs = timeline.messages.map((one) => one.seq);
          expect(seqs).toEqual(all.map((one) => one.seq).slice(0, seqs.length));
        }
        expect(catchUp(timeline, all).messages).toEqual(all);
      },
    ),
    { numRuns: 500 },
  );
});

test("a gap is reported, not papered over", () => {
  const [first, second, third] = visibleMessages(3, new Set());
  if (!first || !second || !third) throw new Error("three");
  const one = receiveMessage(emptyTimeline, first);
  if (one === "gap") throw new Error("no gap");
  expect(receiveMessage(one, third)).toBe("gap");
  const { prev: _, ...unnamed } = second;
  expect(receiveMessage(one, unnamed)).toBe("gap");
});

test("what a reader may not see is no gap", () => {
  const [first, third] = visibleMessages(3, new Set([2]));
  if (!first || !third) throw new Error("two");
  const one = receiveMessage(emptyTimeline, first);
  if (one === "gap") throw new Error("no gap");
  expect(receiveMessage(one, third)).toMatchObject({ last: 3 });
});

test("a stale page and a page from the future change nothing", () => {
  const all = visibleMessages(10, new Set());
  const timeline = receivePage(emptyTimeline, pageAfter(all, 0));
  expect(receivePage(timeline, pageAfter(all, 0))).toBe(timeline);
  expect(receivePage(timeline, pageAfter(all, 8))).toBe(timeline);
});

test("reading back puts older pages in front, each message once", () => {
  const all = visibleMessages(12, new Set());
  const newest = { conversationId: "c", after: 7, last: 12, messages: all.slice(7), more: false };
  const older = { conversationId: "c", after: 3, last: 9, messages: all.slice(3, 9), more: false };
  const oldest = { conversationId: "c", after: 0, last: 3, messages: all.slice(0, 3), more: false };
  let timeline = openTimeline(newest);
  expect(timeline.earlier).toBe(true);
  timeline = receiveEarlier(receiveEarlier(timeline, older), oldest);
  expect(timeline.messages).toEqual(all);
  expect(timeline.earlier).toBe(false);
});
