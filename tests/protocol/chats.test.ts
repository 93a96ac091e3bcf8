import { expect, test } from "vitest";
import {
  connectOperator,
  connectVisitor,
  hireOperator,
  newClientId,
  startInput,
} from "../support/clients.ts";
import { staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { pause } from "../support/wait.ts";
import { readAll, storedMessages } from "./reader.ts";

const desk = useDesk();

test("of operators racing for a chat one gets it, and the others are told", async () => {
  const { departmentId, operator } = await staffed(desk());
  const racers = [operator];
  for (let i = 0; i < 3; i++) {
    const api = await hireOperator(desk().server, desk().admin, {
      email: `racer${i}-${process.pid}@example.com`,
      name: `Racer ${i}`,
      departmentIds: [departmentId],
    });
    racers.push(await connectOperator(desk().server, api));
  }
  for (let round = 0; round < 5; round++) {
    const { conversationId } = await waiting(desk(), departmentId);
    const row = await operator.next("conversation", (one) => one.id === conversationId);
    const chatId = row.chat?.id ?? "";
    const replies = await Promise.all(racers.map((racer) => racer.ask("chat:take", { chatId })));
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    for (const reply of replies) if (!reply.ok) expect(reply.error).toBe("already-taken");
    const taken = (await storedMessages(desk().server, conversationId)).filter((one) =>
      one.body.includes("chat.taken"),
    );
    expect(taken).toHaveLength(1);
    const winner = replies.find((reply) => reply.ok);
    const ownerId = winner?.ok ? winner.value.chat?.operatorId : null;
    for (const racer of racers) {
      await racer.next(
        "conversation",
        (one) => one.id === conversationId && one.chat?.operatorId === ownerId,
      );
    }
  }
});

test("taking one's own chat again is fine", async () => {
  const { operator, chatId } = await talking(desk());
  const again = await operator.value("chat:take", { chatId });
  expect(again.chat).toMatchObject({ state: "active", operatorId: operator.me.id });
});

test("nobody takes more chats than the capacity, also by hand", async () => {
  const { departmentId, operator } = await staffed(desk(), {}, { capacity: 1 });
  const first = await waiting(desk(), departmentId);
  const second = await waiting(desk(), departmentId);
  const rows = await Promise.all(
    [first, second].map((one) => operator.next("conversation", (row) => row.id === one.conversationId)),
  );
  await operator.value("chat:take", { chatId: rows[0]?.chat?.id ?? "" });
  expect(await operator.ask("chat:take", { chatId: rows[1]?.chat?.id ?? "" })).toMatchObject({
    error: "at-capacity",
  });
});

test("an automatic department offers the chat to someone who is free, and refusing passes it on", async () => {
  const { departmentId, operator } = await staffed(desk(), { strategy: "round-robin" });
  const api = await hireOperator(desk().server, desk().admin, {
    email: `second-${process.pid}@example.com`,
    name: "Second",
    departmentIds: [departmentId],
  });
  const second = await connectOperator(desk().server, api);
  const { conversationId } = await waiting(desk(), departmentId);
  const offered = await operator.next(
    "conversation",
    (one) => one.id === conversationId && one.chat?.offer !== null,
  );
  const chosen = offered.chat?.offer?.operatorId === operator.me.id ? operator : second;
  const other = chosen === operator ? second : operator;
  await chosen.value("chat:refuse", { chatId: offered.chat?.id ?? "" });
  await other.next(
    "conversation",
    (one) => one.id === conversationId && one.chat?.offer?.operatorId === other.me.id,
  );
});

test("an offer nobody answers goes to the next one by itself", async () => {
  const { departmentId, operator } = await staffed(desk(), { strategy: "fewest-chats", offerSeconds: 5 });
  const api = await hireOperator(desk().server, desk().admin, {
    email: `patient-${process.pid}@example.com`,
    name: "Patient",
    departmentIds: [departmentId],
  });
  const second = await connectOperator(desk().server, api);
  const { conversationId } = await waiting(desk(), departmentId);
  const first = await operator.next(
    "conversation",
    (one) => one.id === conversationId && one.chat?.offer !== null,
  );
  const firstId = first.chat?.offer?.operatorId;
  const next = await second.next(
    "conversation",
    (one) => {
      const offer = one.id === conversationId ? one.chat?.offer : null;
      return Boolean(offer) && offer?.operatorId !== firstId;
    },
    9_000,
  );
  expect([operator.me.id, second.me.id]).toContain(next.chat?.offer?.operatorId);
});

test("with nobody online the start answers no-operator, and the ticket gets a number", async () => {
  const { departmentId, operator } = await staffed(desk());
  await operator.value("status:set", { status: "away" });
  const visitor = await connectVisitor(desk().server, desk().key);
  const { page: _page, ...start } = startInput(visitor.token, departmentId, "anyone?");
  expect(await visitor.ask("chat:start", { ...start, page: null })).toMatchObject({
    ok: false,
    error: "no-operator",
  });
  const ticket = {
    ...start,
    page: null,
    clientId: newClientId(),
    type: "complaint" as const,
    subject: "Late parcel",
    message: "anyone?",
    consent: true as const,
  };
  const { text: _text, ...input } = ticket;
  const receipt = await visitor.value("ticket:create", input);
  expect(receipt.number).toBeGreaterThan(0);
  expect(await visitor.value("ticket:create", input)).toEqual(receipt);
  const row = await operator.next("conversation", (one) => one.ticket?.subject === "Late parcel");
  expect(row).toMatchObject({ number: receipt.number, ticket: { status: "open", type: "complaint" } });
  await operator.value("ticket:set-status", { conversationId: row.id, status: "resolved" });
  await operator.next("conversation", (one) => one.id === row.id && one.ticket?.status === "resolved");
});

test("past the queue limit the start answers queue-full, with an overflow department it goes there", async () => {
  const full = await staffed(desk(), { queueLimit: 1 });
  await waiting(desk(), full.departmentId);
  const visitor = await connectVisitor(desk().server, desk().key);
  expect(await visitor.ask("chat:start", startInput(visitor.token, full.departmentId))).toMatchObject({
    error: "queue-full",
  });
  const overflow = await staffed(desk());
  await desk().admin.value("PATCH", `/departments/${full.departmentId}`, {
    overflowDepartmentId: overflow.departmentId,
  });
  const session = await visitor.value("chat:start", startInput(visitor.token, full.departmentId));
  expect(session.chat?.departmentId).toBe(overflow.departmentId);
});

test("writing into an ended chat resumes it: nothing a visitor wrote is refused because of a race", async () => {
  const { visitor, operator, conversationId, chatId } = await talking(desk());
  await operator.value("chat:end", { chatId });
  const sent = await visitor.say(conversationId, "one more thing");
  await operator.next("conversation", (one) => one.id === conversationId && one.chat?.state === "queued");
  expect((await readAll(visitor, conversationId)).map((message) => message.seq)).toContain(sent.seq);
});

test("ending is idempotent from both sides", async () => {
  const { visitor, operator, conversationId, chatId } = await talking(desk());
  await Promise.all([
    visitor.value("chat:end", { conversationId }),
    operator.value("chat:end", { chatId }),
    visitor.value("chat:end", { conversationId }),
  ]);
  const ends = (await storedMessages(desk().server, conversationId)).filter((row) =>
    row.body.includes("chat.ended"),
  );
  expect(ends).toHaveLength(1);
});

test("a page a visitor moves to is shown to the operator; a script address is not", async () => {
  const { visitor, operator, conversationId } = await talking(desk());
  visitor.tell("page", { url: "https://shop.example/cart", title: "Cart", referrer: "" });
  const moved = await operator.next("visitor", (one) => one.page?.url === "https://shop.example/cart");
  expect(moved.conversationId).toBe(conversationId);
  visitor.tell("page", { url: "javascript:alert(1)", title: "x", referrer: "" });
  await pause(150);
  expect(operator.got("visitor").map((one) => one.page?.url)).not.toContain("javascript:alert(1)");
});

test("a status is kept over a reconnect, and everybody sees it", async () => {
  const { operator, api } = await staffed(desk());
  const watcher = await connectOperator(desk().server, desk().admin, { status: null });
  await operator.value("status:set", { status: "away" });
  await watcher.next("presence", (one) => one.id === api.me.id && one.status === "away");
  const again = await connectOperator(desk().server, api, { status: null });
  expect((await again.value("inbox:open", {})).me.status).toBe("away");
});
