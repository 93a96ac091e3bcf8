import type { Message } from "@palique/shared/conversation.ts";
import { emptyTimeline, receiveMessage, receivePage } from "@palique/shared/timeline.ts";
import { expect, test } from "vitest";
import { connectOperator, connectVisitor, newClientId, startInput } from "../support/clients.ts";
import { staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { until } from "../support/wait.ts";
import { isGapless, readAll, storedMessages, texts } from "./reader.ts";

const desk = useDesk();

test("a retry after a lost acknowledgment is stored once and answered the same", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  for (const client of [visitor, operator]) {
    const clientId = newClientId();
    const first = await client.say(conversationId, "once", clientId);
    const again = await client.say(conversationId, "once", clientId);
    expect(identity(again)).toEqual(identity(first));
  }
  const rows = await storedMessages(desk().server, conversationId);
  expect(rows.filter((row) => row.body === "once")).toHaveLength(2);
});

test("the same message sent many times at once is stored once", async () => {
  const { visitor, conversationId } = await talking(desk());
  const input = { clientId: newClientId(), conversationId, text: "eager" };
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.value("message:send", input)));
  expect(new Set(answers.map((answer) => answer.seq)).size).toBe(1);
  const rows = await storedMessages(desk().server, conversationId);
  expect(rows.filter((row) => row.body === "eager")).toHaveLength(1);
});

test("a retry with another text keeps the words that were acknowledged", async () => {
  const { visitor, conversationId } = await talking(desk());
  const clientId = newClientId();
  await visitor.value("message:send", { clientId, conversationId, text: "first words" });
  const again = await visitor.value("message:send", { clientId, conversationId, text: "other words" });
  expect(again.text).toBe("first words");
});

test("seq has no gap and no double while both sides send at once", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const send = (client: typeof visitor | typeof operator, who: string) =>
    Promise.all(Array.from({ length: 40 }, (_, i) => client.say(conversationId, `${who}-${i}`)));
  const [mine, theirs] = await Promise.all([send(visitor, "v"), send(operator, "o")]);
  const rows = await storedMessages(desk().server, conversationId);
  expect(isGapless(rows)).toBe(true);
  for (const message of [...mine, ...theirs]) {
    expect(rows.find((row) => Number(row.seq) === message.seq)?.body).toBe(message.text);
  }
  expect(texts(await readAll(visitor, conversationId))).toEqual(
    texts(await readAll(operator, conversationId)),
  );
});

test("what one side sends in order arrives in order", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const sent = Array.from({ length: 60 }, (_, i) => `line ${i}`);
  await Promise.all(
    sent.map((text) => visitor.value("message:send", { clientId: newClientId(), conversationId, text })),
  );
  await operator.hears("line 59");
  expect(texts(operator.got("message"))).toEqual(sent);
});

test("an acknowledgment means stored: it is in the database when it arrives", async () => {
  const { visitor, conversationId } = await talking(desk());
  for (let i = 0; i < 10; i++) {
    const { seq } = await visitor.say(conversationId, `on disk ${i}`);
    const rows = await storedMessages(desk().server, conversationId);
    expect(rows.find((row) => Number(row.seq) === seq)?.body).toBe(`on disk ${i}`);
  }
});

test("a reader that was away asks with its last seq and gets exactly what it missed, in pages", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const before = await readAll(visitor, conversationId);
  const last = before.at(-1)?.seq ?? 0;
  visitor.close();
  for (let i = 0; i < 120; i++) {
    await operator.say(conversationId, `missed ${i}`);
  }
  const back = await connectVisitor(desk().server, desk().key, { token: visitor.token });
  const session = await back.value("session:open", {});
  expect(session.chat?.conversationId).toBe(conversationId);
  const missed = await readAll(back, conversationId, last);
  expect(texts(missed)).toEqual(Array.from({ length: 120 }, (_, i) => `missed ${i}`));
  expect(missed.map((message) => message.seq)).toEqual(missed.map((_, i) => last + 1 + i));
});

test("a console that was cut off shows what one that was not shows: messages, taken, ended, resumed", async () => {
  const { visitor, operator, api, conversationId, chatId } = await talking(desk());
  const cutOff = await connectOperator(desk().server, api, { status: null });
  const opened = await cutOff.value("conversation:open", { conversationId, after: null });
  cutOff.close();
  await visitor.say(conversationId, "while you were away");
  await operator.value("chat:end", { chatId });
  operator.forget();
  await visitor.value("chat:resume", { conversationId });
  const row = await operator.next(
    "conversation",
    (one) => one.id === conversationId && one.chat?.state === "queued",
  );
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await operator.say(conversationId, "here again");
  const back = await connectOperator(desk().server, api, { status: null });
  const caughtUp = await back.value("conversation:open", { conversationId, after: opened.page.last });
  const fresh = await operator.value("conversation:open", { conversationId, after: null });
  expect([...opened.page.messages, ...caughtUp.page.messages].map(identity)).toEqual(
    fresh.page.messages.map(identity),
  );
  expect(caughtUp.summary).toEqual(fresh.summary);
  const events = fresh.page.messages.flatMap((message) => (message.event ? [message.event.type] : []));
  expect(events).toEqual(["chat.queued", "chat.taken", "chat.ended", "chat.queued", "chat.taken"]);
});

const identity = ({ prev: _, ...message }: Message) => message;

test("a live reader needs no sync: every message names the one before it", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const page = await visitor.value("conversation:sync", { conversationId, after: 0 });
  let timeline = receivePage(emptyTimeline, page);
  visitor.forget();
  for (let i = 0; i < 10; i++) {
    await operator.say(conversationId, `live ${i}`);
  }
  await visitor.hears("live 9");
  for (const message of visitor.got("message")) {
    const next = receiveMessage(timeline, message);
    if (next === "gap") throw new Error(`gap before ${message.seq}`);
    timeline = next;
  }
  expect(texts(timeline.messages).slice(-10)).toEqual(Array.from({ length: 10 }, (_, i) => `live ${i}`));
});

test("every tab of the visitor and every console that has it open gets the message, the sender's other tab too", async () => {
  const { visitor, operator, api, conversationId } = await talking(desk());
  const tab = await connectVisitor(desk().server, desk().key, { token: visitor.token });
  await tab.value("session:open", {});
  const secondConsole = await connectOperator(desk().server, api, { status: null });
  await secondConsole.value("conversation:open", { conversationId, after: null });
  await visitor.say(conversationId, "everywhere");
  for (const client of [tab, operator, secondConsole]) {
    expect((await client.hears("everywhere")).conversationId).toBe(conversationId);
  }
});

test("starting is idempotent: a repeated start answers the same chat", async () => {
  const { departmentId } = await staffed(desk());
  const visitor = await connectVisitor(desk().server, desk().key);
  const input = startInput(visitor.token, departmentId, "only once please");
  const [first, second] = await Promise.all([
    visitor.value("chat:start", input),
    visitor.value("chat:start", input),
  ]);
  const third = await visitor.value("chat:start", input);
  expect(new Set([first, second, third].map((session) => session.chat?.conversationId)).size).toBe(1);
  const rows = await storedMessages(desk().server, first.chat?.conversationId ?? "");
  expect(rows.filter((row) => row.body === "only once please")).toHaveLength(1);
});

test("a visitor who never connected with a token owns what the start carried", async () => {
  const { departmentId } = await staffed(desk());
  const visitor = await connectVisitor(desk().server, desk().key, { token: null });
  expect((await visitor.value("session:open", {})).chat).toBeNull();
  const token = "b".repeat(43);
  const session = await visitor.value("chat:start", startInput(token, departmentId));
  const sent = await visitor.value("message:send", {
    clientId: newClientId(),
    conversationId: session.chat?.conversationId ?? "",
    text: "mine",
  });
  expect(sent.text).toBe("mine");
  const again = await connectVisitor(desk().server, desk().key, { token });
  expect((await again.value("session:open", {})).chat?.conversationId).toBe(session.chat?.conversationId);
});

test("operators see what has reached the visitor's browser, and that nobody else can say so", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const { seq } = await operator.say(conversationId, "did you get this?");
  const stranger = await talking(desk());
  stranger.visitor.tell("conversation:got", { conversationId, seq });
  visitor.tell("conversation:got", { conversationId, seq: seq + 1_000 });
  const { seq: got } = await operator.next("got", (one) => one.conversationId === conversationId);
  expect(got).toBe(seq);
  visitor.tell("conversation:got", { conversationId, seq: 1 });
  const opened = await operator.value("conversation:open", { conversationId, after: null });
  expect(opened.visitorGotSeq).toBe(seq);
  const { seq: next } = await operator.say(conversationId, "and this?");
  visitor.close();
  const back = await connectVisitor(desk().server, desk().key, { token: visitor.token });
  await back.value("session:open", {});
  await operator.next("got", (one) => one.seq === next);
});

test("read cursors only move forward and reach the other side", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  const { seq } = await visitor.say(conversationId, "seen?");
  await operator.value("conversation:read", { conversationId, seq });
  await visitor.next("read", (read) => read.conversationId === conversationId && read.seq === seq);
  const answer = await operator.say(conversationId, "yes");
  await visitor.value("conversation:read", { conversationId, seq: answer.seq });
  await operator.next("read", (read) => read.conversationId === conversationId && read.seq === answer.seq);
  const back = await visitor.value("conversation:read", { conversationId, seq: 1 });
  expect(back.seq).toBe(answer.seq);
});

test("reading ahead of what exists is not believed", async () => {
  const { visitor, conversationId } = await talking(desk());
  await visitor.ask("conversation:read", { conversationId, seq: 9_999 });
  const session = await visitor.value("session:open", {});
  expect(session.chat?.visitorReadSeq).toBeLessThan(100);
});

test("the polling transport carries the same conversation", async () => {
  const { departmentId, operator } = await staffed(desk());
  const visitor = await connectVisitor(desk().server, desk().key, { transports: ["polling"] });
  const session = await visitor.value("chat:start", startInput(visitor.token, departmentId, "by polling"));
  const conversationId = session.chat?.conversationId ?? "";
  await operator.value("conversation:open", { conversationId, after: null });
  await operator.say(conversationId, "answered");
  await visitor.hears("answered");
  await until("both hold the same", async () => {
    const [mine, theirs] = [await readAll(visitor, conversationId), await readAll(operator, conversationId)];
    return texts(mine).join() === texts(theirs).join() && texts(mine).length === 2;
  });
});

test("a waiting chat tells the visitor the place in the queue, and it moves up", async () => {
  const { departmentId, operator } = await staffed(desk());
  const first = await waiting(desk(), departmentId);
  const second = await waiting(desk(), departmentId);
  const session = await second.visitor.value("session:open", {});
  expect(session.chat).toMatchObject({ state: "queued", position: 2 });
  const row = await operator.next("conversation", (one) => one.id === first.conversationId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await second.visitor.next("chat", (chat) => chat.position === 1);
  await first.visitor.next("chat", (chat) => chat.state === "active" && chat.operator !== null);
});
