import type { Message } from "@palique/shared/conversation.ts";
import { expect, test } from "vitest";
import { logEntries } from "../../console/src/conversation/entries.ts";
import { toggled } from "../../console/src/messages/reactions.ts";

const ANA = { id: "ana", name: "Ana" };

test("a reaction is put on, joined, and taken back; the last one to go takes its emoji along", () => {
  const first = toggled([], "👍", ANA);
  expect(first).toEqual({ reactions: [{ emoji: "👍", by: [{ operatorId: "ana", name: "Ana" }] }], on: true });
  const both = toggled(first.reactions, "👍", { id: "leo", name: "Leo" });
  expect(both.reactions[0]?.by.map(({ name }) => name)).toEqual(["Ana", "Leo"]);
  const left = toggled(both.reactions, "👍", ANA);
  expect(left).toMatchObject({ on: false, reactions: [{ by: [{ name: "Leo" }] }] });
  expect(toggled(left.reactions, "👍", { id: "leo", name: "Leo" })).toEqual({ reactions: [], on: false });
  // The visitor's own is nobody's of the team to take back.
  const visitors = [{ emoji: "👍", by: [{ operatorId: null, name: "Marta" }] }];
  expect(toggled(visitors, "👍", ANA)).toMatchObject({ on: true, reactions: [{ by: [{}, {}] }] });
});

function message(seq: number, event: Message["event"], text = ""): Message {
  const author = { kind: event ? ("system" as const) : ("visitor" as const), id: null, name: "" };
  const visibility = event ? "internal" : "public";
  return { conversationId: "c", seq, clientId: `m${seq}`, author, visibility, text, event, at: 1_000 * seq };
}
const rated = (score: number, comment = "") =>
  ({ type: "chat.rated", operatorName: "Ana", changed: false, kind: "stars", score, comment }) as const;

test("a rating that is changed and explained in one go stands there once; what comes between keeps both", () => {
  const ratings = (messages: Message[]) =>
    logEntries(messages, [], { got: 0, read: 0 }, ANA).flatMap((entry) =>
      entry.kind === "event" && entry.event.type === "chat.rated" ? [entry.event.score] : [],
    );
  expect(ratings([message(1, rated(4)), message(2, rated(5)), message(3, rated(5, "Quick"))])).toEqual([5]);
  expect(ratings([message(1, rated(4)), message(2, null, "Hello"), message(3, rated(5))])).toEqual([4, 5]);
});

test("only the newest message is a stop of the tab key, events aside", () => {
  const entries = logEntries(
    [message(1, null, "a"), message(2, null, "b"), message(3, rated(4))],
    [],
    { got: 0, read: 0 },
    ANA,
  );
  const stops = entries.flatMap((entry) => (entry.kind === "group" ? entry.texts : []));
  expect(stops.map(({ isNewest }) => isNewest)).toEqual([false, true]);
});
