import type { Message } from "@palique/shared/conversation.ts";
import type { Mention, OperatorPresence } from "@palique/shared/operator.ts";
import { describe, expect, test } from "vitest";
import { choicesFor, search, step } from "../../console/src/handover/choices.ts";
import { requestIn } from "../../console/src/handover/request.ts";
import { withPending } from "../../console/src/inbox/pending.ts";
import { askedRows, chatsOf, waitingRows } from "../../console/src/inbox/rows.ts";
import { isInSight, rowsInSight } from "../../console/src/inbox/sight.ts";
import { cutAtNames, namedIn, namingAt, peopleFor, withName } from "../../console/src/mentions/naming.ts";
import { readUpTo, withMention } from "../../console/src/mentions/unread.ts";
import { summary } from "./summaries.ts";

const rowsOf = (...summaries: ReturnType<typeof summary>[]) => new Map(summaries.map((one) => [one.id, one]));

describe("what an agent sees", () => {
  const sight = { operatorId: "me", departmentIds: ["support"] };
  const elsewhere = { ...summary("c1", 1, { operatorId: "other" }), departmentId: "billing" };

  test("a chat of another department is out of sight, unless it is theirs or they are asked to take it", () => {
    expect(isInSight({ ...elsewhere, departmentId: "support" }, sight)).toBe(true);
    expect(isInSight(elsewhere, sight)).toBe(false);
    const transfer = { operatorId: "me", expiresAt: 9 };
    expect(isInSight({ ...summary("c1", 1, { transfer }), departmentId: "billing" }, sight)).toBe(true);
    expect(isInSight({ ...summary("c1", 1), departmentId: "billing" }, sight)).toBe(true);
  });

  test("a conversation a colleague brought them into stays", () => {
    const rows = rowsOf(elsewhere);
    expect(rowsInSight(rows, sight, new Set()).size).toBe(0);
    expect(rowsInSight(rows, sight, new Set(["c1"])).size).toBe(1);
  });

  test("who sees everything loses nothing", () => {
    const rows = rowsOf(elsewhere);
    expect(rowsInSight(rows, { operatorId: "boss", departmentIds: null }, new Set())).toBe(rows);
  });
});

describe("handing over shows at once", () => {
  const row = summary("c1", 1, { operatorId: "me", takenAt: 3 });
  const shown = (
    change: Parameters<typeof withPending>[1] extends ReadonlyMap<string, infer P> ? P : never,
  ) => withPending(rowsOf(row), new Map([["c1", change]]));

  test("asking a colleague leaves the chat with the sender", () => {
    const rows = shown({ type: "ask", operatorId: "ana" });
    expect(chatsOf(rows, "me")).toHaveLength(1);
    expect(askedRows(rows, "ana")).toHaveLength(1);
  });

  test("a department's queue gets the chat, and nobody has it", () => {
    const rows = shown({ type: "move", departmentId: "billing" });
    expect(chatsOf(rows, "me")).toEqual([]);
    expect(waitingRows(rows)[0]).toMatchObject({ departmentId: "billing", chat: { operatorId: null } });
  });

  test("an accepted chat is mine with the time it was first taken", () => {
    const asked = summary("c1", 1, {
      operatorId: "luis",
      takenAt: 3,
      transfer: { operatorId: "me", expiresAt: 9 },
    });
    const rows = withPending(rowsOf(asked), new Map([["c1", { type: "give", operatorId: "me", at: 50 }]]));
    expect(chatsOf(rows, "me")[0]?.chat).toMatchObject({ takenAt: 3, transfer: null });
    expect(askedRows(rows, "me")).toEqual([]);
  });
});

describe("who a chat can go to", () => {
  const person = (id: string, more: Partial<OperatorPresence> = {}): OperatorPresence => ({
    id,
    name: id,
    avatar: null,
    status: "online",
    connected: true,
    activeChats: 2,
    capacity: 5,
    departmentIds: [],
    ...more,
  });
  const floor = {
    operators: [
      person("Gone", { connected: false }),
      person("Away", { status: "away" }),
      person("Full", { activeChats: 5 }),
      person("Far"),
      person("Near", { departmentIds: ["support"] }),
      person("me"),
    ],
    departments: [
      { id: "support", name: "Support", memberIds: ["Near"] },
      { id: "billing", name: "Facturación", memberIds: ["Far", "Gone", "Away"] },
    ],
  };
  const choices = choicesFor(floor, { departmentId: "support", without: ["me"] });

  test("those who can answer now come first, colleagues of the department before others; departments follow", () => {
    expect(choices.map(({ name }) => name)).toEqual(["Near", "Far", "Full", "Away", "Gone", "Facturación"]);
    expect(choices[0]).toMatchObject({ free: 3, capacity: 5 });
    expect(choices.at(-1)).toMatchObject({ kind: "department", online: 1 });
  });

  test("the arrows pass over who has no room, and go round", () => {
    expect(step(choices, null, 1)).toBe("Near");
    expect(step(choices, "Far", 1)).toBe("Away");
    expect(step(choices, "Near", -1)).toBe("billing");
    expect(step(search(choices, "full"), null, 1)).toBeNull();
  });

  test("the search forgives accents and case, and finds any word of a name", () => {
    expect(search(choices, "FACTURACION").map(({ id }) => id)).toEqual(["billing"]);
    expect(search(choices, "nobody")).toEqual([]);
  });
});

test("a request says who asks, and carries the note stored right before it", () => {
  const message = (seq: number, change: Partial<Message>): Message => ({
    conversationId: "c1",
    seq,
    clientId: `client-${seq}`,
    author: { kind: "operator", id: "luis", name: "Luis" },
    visibility: "internal",
    text: "",
    event: null,
    at: seq,
    ...change,
  });
  const offered = { event: { type: "transfer.offered", fromName: "Luis", toName: "Ana" } } as const;
  expect(requestIn([message(1, { text: "Wants an invoice" }), message(2, offered)])).toEqual({
    fromName: "Luis",
    note: "Wants an invoice",
  });
  expect(requestIn([message(1, { text: "Hello", visibility: "public" }), message(2, offered)])?.note).toBe(
    "",
  );
  expect(requestIn([message(1, { text: "only a note" })])).toBeNull();
});

describe("naming colleagues in a note", () => {
  const people = [
    { id: "1", name: "Ana" },
    { id: "2", name: "Ana Ñungo" },
    { id: "3", name: "Leo Paz" },
    { id: "4", name: "Leo Paz" },
  ];
  const found = (query: string) => peopleFor(people, query).map(({ id }) => id);

  test("an @ begins a name where a word begins, and not inside an address", () => {
    expect(namingAt("ask @le", 7)).toEqual({ start: 4, query: "le" });
    expect(namingAt("@", 1)).toEqual({ start: 0, query: "" });
    expect(namingAt("ana@example", 11)).toBeNull();
    expect(namingAt("@ana\nnext line", 9)).toBeNull();
  });

  test("people are found by any word of their name, without accents", () => {
    expect(found("nun")).toEqual(["2"]);
    expect(found("ana n")).toEqual(["2"]);
    expect(found("paz")).toEqual(["3", "4"]);
  });

  test("after a whole name the list is done, unless a longer name begins like it", () => {
    expect(found("Leo Paz ")).toEqual([]);
    expect(found("Ana ")).toEqual(["2"]);
    expect(found("Ana is this ours")).toEqual([]);
  });

  test("the chosen name replaces what was written of it, and the caret stands behind it", () => {
    const text = "ask @le about it";
    expect(withName(text, { start: 4, query: "le" }, "Leo Paz")).toEqual({
      text: "ask @Leo Paz about it",
      caret: 13,
    });
  });

  test("the longest name counts, whole words only, and no letter is lost", () => {
    expect(namedIn("@Ana Ñungo, look", people, new Set())).toEqual(["2"]);
    expect(namedIn("@Anabel and x@Ana", people, new Set())).toEqual([]);
    const text = "hi @Ana, and @Leo Paz: 👍";
    const pieces = cutAtNames(text, people);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.flatMap(({ name }) => name ?? [])).toEqual(["Ana", "Leo Paz"]);
  });

  test("of two with one name the picked one is meant, and both when nobody was picked", () => {
    expect(namedIn("@Leo Paz?", people, new Set(["4"]))).toEqual(["4"]);
    expect(namedIn("@Leo Paz?", people, new Set())).toEqual(["3", "4"]);
  });
});

describe("unread mentions", () => {
  const mention = (conversationId: string, seq: number): Mention => ({
    conversationId,
    number: 1,
    seq,
    byName: "Luis",
    text: "@Ana",
    at: seq,
  });

  test("one that comes twice counts once, in the order they were written", () => {
    const list = [mention("c1", 9), mention("c1", 4), mention("c1", 9)].reduce(withMention, []);
    expect(list.map(({ seq }) => seq)).toEqual([4, 9]);
  });

  test("reading a conversation up to a place reads the mentions before it, in it alone", () => {
    const list = [mention("c1", 4), mention("c1", 9), mention("c2", 2)];
    expect(readUpTo(list, "c1", 4)).toEqual([mention("c1", 9), mention("c2", 2)]);
    expect(readUpTo(list, "c1", 3)).toBe(list);
  });
});
