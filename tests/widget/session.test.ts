import type { Message, MessagePage } from "@palique/shared/conversation.ts";
import type { ChatView, VisitorSession } from "@palique/shared/visitor.ts";
import { expect, test } from "vitest";
import { applyChat, applyMessage, applyRead, applySession } from "../../widget/src/core/apply.ts";
import { type State, unreadCount } from "../../widget/src/core/state.ts";
import { newState } from "../support/widget-state.ts";

const chat = (change: Partial<ChatView> = {}): ChatView => ({
  conversationId: "c",
  number: 7,
  rev: 5,
  state: "active",
  departmentId: "d",
  departmentName: { en: "Sales" },
  position: null,
  estimateMs: null,
  operator: null,
  departmentOnline: true,
  held: false,
  operatorReadSeq: 0,
  visitorReadSeq: 0,
  rating: null,
  ...change,
});
const message = (seq: number, kind: "visitor" | "operator" = "operator", prev = seq - 1): Message => ({
  conversationId: "c",
  seq,
  prev,
  clientId: `m${seq}`,
  author: { kind, id: null, name: "Luis" },
  visibility: "public",
  text: `text ${seq}`,
  event: null,
  at: seq,
});
const page = (...messages: Message[]): MessagePage => ({
  conversationId: "c",
  after: 0,
  last: messages.at(-1)?.seq ?? 0,
  messages,
  more: false,
});
const session = (change: Partial<VisitorSession> = {}): VisitorSession => ({
  availability: { departments: [], defaultDepartmentId: null },
  chat: chat(),
  page: page(message(1), message(2)),
  profile: null,
  now: 1000,
  ...change,
});
const state = (change: Partial<State> = {}): State => ({ ...newState, ...change });
const opened = (): State => ({ ...state(), ...applySession(state(), session(), 400)[0] });

test("the first session fills everything, and times follow the server's clock", () => {
  const now = opened();
  expect(now.timeline.last).toBe(2);
  expect(now.clockAhead).toBe(600);
  expect(now.chat?.number).toBe(7);
});

test("after a reconnect what is on screen stays, and the rest is asked for", () => {
  const [change, gap] = applySession(opened(), session({ page: page(message(9)) }), 0);
  expect(change.timeline).toBeUndefined();
  expect(gap).toBe(true);
});

test("no chat any more: the form", () => {
  const [change] = applySession(opened(), session({ chat: null, page: null }), 0);
  expect(change).toMatchObject({ chat: null, timeline: { messages: [] } });
});

test("an older view of the chat changes nothing", () => {
  const [change] = applyChat(opened(), chat({ rev: 4, state: "queued" }));
  expect(change.chat?.state).toBe("active");
});

test("another tab's new chat takes the place of the old one, and its messages are asked for", () => {
  const [change, gap] = applyChat(opened(), chat({ conversationId: "d", number: 8, rev: 1 }));
  expect(change.chat?.conversationId).toBe("d");
  expect(change.timeline?.messages).toEqual([]);
  expect(gap).toBe(true);
  const [late] = applyChat({ ...opened(), ...change }, chat({ rev: 99 }));
  expect(late.chat?.conversationId).toBe("d");
});

test("a message is shown once, in order, and a missing one before it is noticed", () => {
  const before = opened();
  expect(applyMessage(before, message(2))[0].timeline).toBe(before.timeline);
  expect(applyMessage(before, message(3))[0].timeline?.last).toBe(3);
  expect(applyMessage(before, message(5))).toEqual([{}, true]);
});

test("the server's copy takes the place of the message on its way", () => {
  const outgoing = [
    { clientId: "m3", conversationId: "c", text: "text 3", at: 1, state: "sending" as const },
  ];
  const [change] = applyMessage({ ...opened(), outgoing }, message(3, "visitor"));
  expect(change.outgoing).toEqual([]);
});

test("unread are the operators' messages after the last one seen, and a mark never goes back", () => {
  const now = opened();
  expect(unreadCount(now)).toBe(2);
  const read = { ...now, ...applyRead(now, "c", "visitorReadSeq", 2) };
  expect(unreadCount(read)).toBe(0);
  expect(applyRead(read, "c", "visitorReadSeq", 1)).toEqual({});
  expect(applyChat(read, chat({ rev: 6, visitorReadSeq: 0 }))[0].chat?.visitorReadSeq).toBe(2);
});
