import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { QUIET } from "../support/automatic.ts";
import {
  connectOperator,
  connectVisitor,
  hireOperator,
  newClientId,
  signIn,
  siteKey,
  startInput,
} from "../support/clients.ts";
import { createDatabase, type TestDatabase } from "../support/databases.ts";
import { type Desk, staffed } from "../support/desk.ts";
import { startServer, type TestServer } from "../support/server.ts";

/** Two server processes on one PostgreSQL and one Redis: whoever is connected where, it is one help desk. */

const REDIS_URL = process.env.TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
let database: TestDatabase;
let first: TestServer;
let second: TestServer;
let desk: Desk;

beforeAll(async () => {
  database = await createDatabase("postgres");
  // Together: both find an empty database, and only one sets it up.
  [first, second] = await Promise.all([
    startServer({ database, env: { REDIS_URL } }),
    startServer({ database, env: { REDIS_URL } }),
  ]);
  const admin = await signIn(first);
  await admin.value("PATCH", `/operators/${admin.me.id}`, { capacity: 100 });
  desk = { server: first, admin, key: await siteKey(admin) };
});
afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await database?.drop();
});

/** A visitor on the second process whose chat waits in a department of an operator on the first. */
async function across() {
  const staff = await staffed(desk);
  const visitor = await connectVisitor(second, desk.key);
  const { chat } = await visitor.value("chat:start", startInput(visitor.token, staff.departmentId, "Hello"));
  if (!chat) throw new Error("no chat");
  const row = await staff.operator.next("conversation", (one) => one.id === chat.conversationId);
  if (!row.chat) throw new Error("no chat in the row");
  return { ...staff, visitor, conversationId: chat.conversationId, chatId: row.chat.id };
}

test("starting together sets up one organisation", async () => {
  const [operators] = await database.rows<{ count: number }>('select count(*) as count from "operators"');
  const [sites] = await database.rows<{ count: number }>('select count(*) as count from "sites"');
  expect([Number(operators?.count), Number(sites?.count)]).toEqual([1, 1]);
});

test("a visitor and an operator on different processes talk, with drafts, typing and read marks", async () => {
  const { operator, visitor, conversationId, chatId } = await across();
  await operator.value("chat:take", { chatId });
  await visitor.next("chat", (chat) => chat.state === "active");
  visitor.tell("draft", { conversationId, text: "almost se" });
  await operator.next("draft", (draft) => draft.text === "almost se");
  operator.tell("typing", { conversationId });
  await visitor.next("typing");
  await visitor.say(conversationId, "sent");
  const { seq } = await operator.hears("sent");
  await operator.value("conversation:read", { conversationId, seq });
  await visitor.next("read", (read) => read.seq === seq);
  await operator.say(conversationId, "answered");
  await visitor.hears("answered");
});

test("an operator who opens a chat sees the draft and the presence of a visitor on the other process", async () => {
  const { operator, visitor, conversationId, chatId } = await across();
  await operator.value("chat:take", { chatId });
  visitor.tell("draft", { conversationId, text: "half a thought" });
  await operator.next("draft", (draft) => draft.text === "half a thought");
  const opened = await operator.value("conversation:open", { conversationId, after: null });
  expect(opened.draft).toBe("half a thought");
  expect(opened.visitor.connected).toBe(true);
});

test("of two operators on two processes who take a chat at once, one gets it", async () => {
  const { api, operator, visitor, departmentId } = await across();
  const rival = await hireOperator(first, desk.admin, {
    email: `rival-${newClientId()}@example.com`,
    name: "Rival",
    departmentIds: [departmentId],
    capacity: 50,
  });
  const other = await connectOperator(second, rival);
  for (let round = 0; round < 15; round++) {
    const guest = await connectVisitor(round % 2 ? first : second, desk.key);
    const { chat } = await guest.value("chat:start", startInput(guest.token, departmentId, "Who is it?"));
    if (!chat) throw new Error("no chat");
    const row = await operator.next("conversation", (one) => one.id === chat.conversationId);
    const chatId = row.chat?.id ?? "";
    const replies = await Promise.all([
      operator.ask("chat:take", { chatId }),
      other.ask("chat:take", { chatId }),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: "already-taken" });
    const [owner] = await database.rows<{ operatorId: string }>(
      'select "operatorId" from "chats" where "id" = ?',
      chatId,
    );
    expect([api.me.id, rival.me.id]).toContain(owner?.operatorId);
    await operator.ask("chat:end", { chatId });
    await other.ask("chat:end", { chatId });
  }
  visitor.close();
});

test("messages sent at once through both processes get one gapless sequence, each once", async () => {
  const { operator, visitor, conversationId, chatId } = await across();
  await operator.value("chat:take", { chatId });
  const twin = await connectVisitor(first, desk.key, { token: visitor.token });
  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const sender = [visitor, twin, operator][index % 3] ?? visitor;
      const clientId = `parallel-${conversationId}-${index}`.slice(-60);
      await sender.say(conversationId, `m${index}`, clientId);
      // The acknowledgment was lost, and the retry goes through the other process.
      if (index % 3 === 0) await twin.say(conversationId, `m${index}`, clientId);
    }),
  );
  const rows = await database.rows<{ seq: number; body: string; kind: string }>(
    'select "seq", "body", "kind" from "messages" where "conversationId" = ? order by "seq"',
    conversationId,
  );
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
  const texts = rows.filter((row) => row.kind === "text" && row.body.startsWith("m"));
  expect(new Set(texts.map((row) => row.body)).size).toBe(60);
  expect(texts).toHaveLength(60);
});

test("when a process dies, its operators' chats go back to the queue and someone on the other can take them", async () => {
  const { departmentId } = await staffed(desk);
  const colleague = await hireOperator(first, desk.admin, {
    email: `survivor-${newClientId()}@example.com`,
    name: "Survivor",
    departmentIds: [departmentId],
    capacity: 50,
  });
  const lost = await hireOperator(first, desk.admin, {
    email: `lost-${newClientId()}@example.com`,
    name: "Lost",
    departmentIds: [departmentId],
    capacity: 50,
  });
  const doomed = await startServer({ database, env: { REDIS_URL } });
  onTestFinished(() => doomed.stop());
  const survivor = await connectOperator(first, colleague);
  const victim = await connectOperator(doomed, lost, { reconnection: false });
  const visitor = await connectVisitor(second, desk.key);
  const { chat } = await visitor.value("chat:start", startInput(visitor.token, departmentId, "Still there?"));
  if (!chat) throw new Error("no chat");
  const row = await victim.next("conversation", (one) => one.id === chat.conversationId);
  await victim.value("chat:take", { chatId: row.chat?.id ?? "" });
  const before = await victim.say(chat.conversationId, "One moment");
  await doomed.kill("SIGKILL");
  const back = await visitor.next("chat", (view) => view.state === "queued" && view.rev > 4, 110_000);
  expect(back.position).toBe(1);
  const page = await visitor.value("conversation:sync", { conversationId: chat.conversationId, after: 0 });
  expect(page.messages.map((message) => message.text)).toContain(before.text);
  expect(page.messages.at(-1)?.event?.type).toBe("chat.returned");
  const taken = await survivor.value("chat:take", { chatId: row.chat?.id ?? "" });
  expect(taken.chat?.operatorId).toBe(colleague.me.id);
}, 150_000);

test("what a department says by itself comes once, whichever process finds it due, and reaches both sides", async () => {
  const steps = [0, 1, 2].map((seconds) => ({ seconds, texts: { en: `waited ${seconds}` } }));
  const auto = { ...QUIET, waiting: { on: true, steps } };
  const { operator, departmentId } = await staffed(desk, { auto });
  const visitors = await Promise.all(
    Array.from({ length: 12 }, (_, at) => connectVisitor(at % 2 ? first : second, desk.key)),
  );
  for (const visitor of visitors) {
    const { chat } = await visitor.value("chat:start", startInput(visitor.token, departmentId));
    if (!chat) throw new Error("no chat");
  }
  await Promise.all(visitors.map((visitor) => visitor.hears("waited 2")));
  for (const visitor of visitors) {
    const { chat } = await visitor.value("session:open", {});
    const { conversationId = "" } = chat ?? {};
    const page = await operator.value("conversation:sync", { conversationId, after: 0 });
    const said = page.messages.filter(({ author }) => author.kind === "bot").map(({ text }) => text);
    expect(said).toEqual(["waited 0", "waited 1", "waited 2"]);
  }
});

test("who may not see a chat any more stops hearing it, on whichever process they look on", async () => {
  const { operator, visitor, conversationId, chatId, departmentId } = await across();
  const { departmentId: legal, operator: lawyer } = await staffed(desk);
  const email = `onlooker-${newClientId()}@example.com`;
  const api = await hireOperator(first, desk.admin, {
    email,
    name: "Onlooker",
    departmentIds: [departmentId],
  });
  const onlooker = await connectOperator(second, api);
  await operator.value("chat:take", { chatId });
  await onlooker.value("conversation:open", { conversationId, after: null });
  await operator.value("chat:transfer", { chatId, to: { departmentId: legal }, note: "" });
  await onlooker.next("conversation", (row) => row.id === conversationId && row.departmentId === legal);
  await lawyer.value("chat:take", { chatId });
  await visitor.say(conversationId, "for lawyers");
  await lawyer.hears("for lawyers");
  await onlooker.value("inbox:open", {});
  expect(onlooker.got("message").map(({ text }) => text)).not.toContain("for lawyers");
});

test("signing out on one process ends the console on the other", async () => {
  const { api, departmentId } = await across();
  const elsewhere = await connectOperator(second, api, { status: null });
  expect(departmentId).not.toBe("");
  await api.value("DELETE", "/session");
  await new Promise<void>((done) => {
    if (elsewhere.socket.disconnected) done();
    else elsewhere.socket.once("disconnect", () => done());
  });
});

test("readiness needs the database and Redis", async () => {
  for (const server of [first, second]) {
    expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(200);
  }
});
