import { expect, test } from "vitest";
import { connectOperator, hireOperator, newClientId } from "../support/clients.ts";
import { type Desk, talking, useDesk } from "../support/desk.ts";

/** Handing chats over, and talking about them behind the counter. */

const desk = useDesk();
let people = 0;

async function colleague(
  { server, admin }: Desk,
  options: { role?: string; departmentIds?: string[]; capacity?: number } = {},
) {
  const number = ++people;
  const api = await hireOperator(server, admin, {
    email: `colleague${number}-${process.pid}@example.com`,
    name: `Colleague ${number}`,
    departmentIds: [],
    capacity: 10,
    ...options,
  });
  return { api, operator: await connectOperator(server, api) };
}

test("a transfer to an operator is an offer: the sender stays responsible until it is accepted", async () => {
  const { operator, visitor, chatId, conversationId, api } = await talking(desk());
  const other = await colleague(desk());
  const to = { operatorId: other.api.me.id };
  const offered = await operator.value("chat:transfer", { chatId, to, note: "Wants an invoice" });
  expect(offered.chat).toMatchObject({ operatorId: api.me.id, state: "active", transfer: to });
  const row = await other.operator.next(
    "conversation",
    (one) => one.chat?.transfer?.operatorId === to.operatorId,
  );
  expect(row.id).toBe(conversationId);
  const opened = await other.operator.value("conversation:open", { conversationId, after: null });
  expect(opened.page.messages.map((message) => message.text)).toContain("Wants an invoice");
  const accepted = await other.operator.value("transfer:accept", { chatId });
  expect(accepted.chat).toMatchObject({ operatorId: to.operatorId, transfer: null });
  // A repeat after a lost answer changes nothing.
  expect((await other.operator.value("transfer:accept", { chatId })).rev).toBe(accepted.rev);
  const line = await visitor.next("message", (message) => message.event?.type === "chat.transferred");
  expect(line.event).toMatchObject({ operatorName: other.api.me.name });
  await visitor.next("chat", (chat) => chat.operator?.id === to.operatorId);
  await operator.next(
    "conversation",
    (one) => one.id === conversationId && one.chat?.operatorId === to.operatorId,
  );
});

test("refused, withdrawn or unanswered, the chat stays with the sender, with a note of how", async () => {
  const { operator, chatId, conversationId, api } = await talking(desk(), { offerSeconds: 5 });
  const other = await colleague(desk());
  const to = { operatorId: other.api.me.id };
  await operator.value("chat:transfer", { chatId, to, note: "" });
  expect(await operator.ask("chat:transfer", { chatId, to, note: "" })).toMatchObject({ error: "conflict" });
  await other.operator.value("transfer:close", { chatId });
  await operator.value("chat:transfer", { chatId, to, note: "" });
  await operator.value("transfer:close", { chatId });
  expect(await other.operator.ask("transfer:accept", { chatId })).toMatchObject({ ok: false });
  await operator.value("chat:transfer", { chatId, to, note: "" });
  await operator.next(
    "message",
    (message) => message.event?.type === "transfer.closed" && message.event.reason === "unanswered",
    12_000,
  );
  const { page, summary } = await operator.value("conversation:open", { conversationId, after: null });
  const ends = page.messages.flatMap(({ event }) =>
    event?.type === "transfer.closed" ? [event.reason] : [],
  );
  expect(ends).toEqual(["refused", "withdrawn", "unanswered"]);
  expect(summary.chat).toMatchObject({ operatorId: api.me.id, transfer: null });
});

test("a transfer to a department puts the chat into its queue, ahead of who came later", async () => {
  const first = await talking(desk());
  const second = await talking(desk());
  const { visitor, conversationId } = first;
  const moved = await first.operator.value("chat:transfer", {
    chatId: first.chatId,
    to: { departmentId: second.departmentId },
    note: "Billing question",
  });
  expect(moved).toMatchObject({
    departmentId: second.departmentId,
    chat: { state: "queued", operatorId: null },
  });
  const view = await visitor.next(
    "chat",
    (chat) => chat.state === "queued" && chat.departmentId === second.departmentId,
  );
  expect(view.position).toBe(1);
  const taken = await second.operator.value("chat:take", { chatId: first.chatId });
  expect(taken.chat?.operatorId).toBe(second.api.me.id);
  // The one who passed it on is not a member there: it is not theirs any more.
  expect(await first.operator.ask("conversation:open", { conversationId, after: null })).toMatchObject({
    error: "not-found",
  });
  // And what is said there now does not reach them, although their console never closed it.
  await visitor.say(conversationId, "after the move");
  await second.operator.hears("after the move");
  expect(first.operator.got("message").map(({ text }) => text)).not.toContain("after the move");
});

test("only who has the chat passes it on; only supervisors assign", async () => {
  const { chatId, departmentId, operator } = await talking(desk());
  const member = await colleague(desk(), { departmentIds: [departmentId] });
  const to = { operatorId: member.api.me.id };
  expect(await member.operator.ask("chat:transfer", { chatId, to, note: "" })).toMatchObject({
    error: "forbidden",
  });
  expect(await member.operator.ask("chat:assign", { chatId, ...to })).toMatchObject({ error: "forbidden" });
  expect(
    await operator.ask("chat:transfer", { chatId, to: { operatorId: "nobody" }, note: "" }),
  ).toMatchObject({ error: "bad-input" });
  const boss = await colleague(desk(), { role: "supervisor" });
  const assigned = await boss.operator.value("chat:assign", { chatId, ...to });
  expect(assigned.chat?.operatorId).toBe(to.operatorId);
});

test("nobody is handed more than they can carry", async () => {
  const { chatId, operator } = await talking(desk());
  const full = await colleague(desk(), { capacity: 1 });
  const boss = await colleague(desk(), { role: "supervisor" });
  const other = await talking(desk());
  await boss.operator.value("chat:assign", { chatId: other.chatId, operatorId: full.api.me.id });
  const to = { operatorId: full.api.me.id };
  expect(await operator.ask("chat:transfer", { chatId, to, note: "" })).toMatchObject({
    error: "at-capacity",
  });
  expect(await boss.operator.ask("chat:assign", { chatId, ...to })).toMatchObject({ error: "at-capacity" });
});

test("a note is stored once, stays inside, and brings in who it names", async () => {
  const { operator, visitor, conversationId } = await talking(desk());
  const outsider = await colleague(desk());
  expect(await outsider.operator.ask("conversation:open", { conversationId, after: null })).toMatchObject({
    error: "not-found",
  });
  visitor.forget();
  const note = {
    clientId: newClientId(),
    conversationId,
    text: "secret-note-text @Colleague, is this order ours?",
    mentionIds: [outsider.api.me.id],
  };
  const stored = await operator.value("note:add", note);
  expect(stored.visibility).toBe("internal");
  expect((await operator.value("note:add", note)).seq).toBe(stored.seq);
  const mention = await outsider.operator.next("mention");
  expect(mention).toMatchObject({ conversationId, seq: stored.seq, text: note.text });
  const opened = await outsider.operator.value("conversation:open", { conversationId, after: null });
  expect(opened.page.messages.some((message) => message.seq === stored.seq)).toBe(true);
  const pending = await outsider.operator.value("inbox:open", {});
  expect(pending.mentions.map((one) => one.seq)).toContain(stored.seq);
  expect(pending.conversations.map((one) => one.id)).toContain(conversationId);
  await outsider.operator.value("conversation:read", { conversationId, seq: stored.seq });
  expect((await outsider.operator.value("inbox:open", {})).mentions).toEqual([]);
  // What follows still reaches the visitor without a gap, and nothing of the note does.
  const answer = await operator.say(conversationId, "One moment");
  const heard = await visitor.hears("One moment");
  expect(heard.seq).toBe(answer.seq);
  expect(heard.prev).toBeLessThan(stored.seq);
  const page = await visitor.value("conversation:sync", { conversationId, after: 0 });
  const session = await visitor.value("session:open", {});
  const everything = JSON.stringify([page, session, visitor.got("message"), visitor.got("chat")]);
  expect(everything).not.toContain("secret-note-text");
  expect(page.messages.every((message) => message.visibility === "public")).toBe(true);
});

test("what was put off comes back by itself when its time is over", async () => {
  const { operator, conversationId } = await talking(desk());
  const until = Date.now() + 500;
  const put = await operator.value("conversation:snooze", { conversationId, until });
  expect(put.snoozedUntil).toBe(until);
  const { rev } = put;
  await operator.next(
    "conversation",
    (row) => row.id === conversationId && row.rev > rev && !row.snoozedUntil,
  );
  const page = await operator.value("conversation:sync", { conversationId, after: 0 });
  expect(page.messages.at(-1)?.event).toMatchObject({ type: "snooze.ended", reason: "time" });
});
