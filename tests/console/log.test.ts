import type { Message } from "@palique/shared/conversation.ts";
import { describe, expect, test } from "vitest";
import { logEntries } from "../../console/src/conversation/entries.ts";

const ME = { id: "me", name: "Ana" };
const NOON = new Date(2026, 4, 4, 12).getTime();
const MINUTE = 60_000;

function message(seq: number, author: "visitor" | "me" | "other", at: number): Message {
  const operator = author === "me" ? ME : { id: "other", name: "Leo" };
  return {
    conversationId: "c1",
    seq,
    clientId: `client-${seq}`,
    author:
      author === "visitor" ? { kind: "visitor", id: null, name: "Marta" } : { kind: "operator", ...operator },
    visibility: "public",
    text: `message ${seq}`,
    event: null,
    at,
  };
}
const unsent = (clientId: string, at: number) => ({
  clientId,
  conversationId: "c1",
  text: "unsent",
  mentionIds: null,
  at,
  failed: null,
  seq: null,
});
const NOTHING = { got: 0, read: 0 };
const shape = (entries: ReturnType<typeof logEntries>) =>
  entries.map((entry) => (entry.kind === "group" ? `${entry.side} ${entry.texts.length}` : entry.kind));

describe("the log of a conversation", () => {
  test("one person's messages close together stand together", () => {
    const messages = [
      message(1, "visitor", NOON),
      message(2, "visitor", NOON + MINUTE),
      message(3, "me", NOON + 2 * MINUTE),
      message(4, "other", NOON + 2 * MINUTE),
      message(5, "visitor", NOON + 3 * MINUTE),
      message(6, "visitor", NOON + 30 * MINUTE),
    ];
    expect(shape(logEntries(messages, [], NOTHING, ME))).toEqual([
      "day",
      "theirs 2",
      "mine 1",
      "ours 1",
      "theirs 1",
      "theirs 1",
    ]);
  });

  test("a new day is announced once", () => {
    const messages = [message(1, "visitor", NOON), message(2, "visitor", NOON + 24 * 60 * MINUTE)];
    expect(shape(logEntries(messages, [], NOTHING, ME))).toEqual(["day", "theirs 1", "day", "theirs 1"]);
  });

  test("read, delivered and sent are said once, each under the newest message that is so far", () => {
    const messages = [1, 2, 3, 4, 5].map((seq) => message(seq, "me", NOON + seq * 10 * MINUTE));
    const states = logEntries(messages, [], { got: 4, read: 2 }, ME).flatMap((entry) =>
      entry.kind === "group" ? [entry.texts[0]?.delivery?.state ?? null] : [],
    );
    expect(states).toEqual([null, "read", null, "delivered", "sent"]);
  });

  test("a note stands apart from what the visitor gets, sent or not, and takes no part in read marks", () => {
    const note = { ...message(2, "me", NOON + MINUTE), visibility: "internal" as const };
    const messages = [message(1, "me", NOON), note];
    const entries = logEntries(
      messages,
      [{ ...unsent("x", NOON + MINUTE), mentionIds: [] }],
      { got: 1, read: 1 },
      ME,
    );
    expect(entries.map((entry) => entry.kind === "group" && [entry.note, entry.texts.length])).toEqual([
      false,
      [false, 1],
      [true, 2],
    ]);
    expect(entries[1]).toMatchObject({ texts: [{ delivery: { state: "read" } }] });
  });

  test("what is not sent yet comes last and says so", () => {
    const entries = logEntries([message(1, "visitor", NOON)], [unsent("x", NOON + MINUTE)], NOTHING, ME);
    expect(shape(entries)).toEqual(["day", "theirs 1", "mine 1"]);
    expect(entries.at(-1)).toMatchObject({ texts: [{ delivery: { state: "sending" } }] });
  });
});
