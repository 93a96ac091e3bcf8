import type { ConversationEvent } from "@palique/shared/conversation.ts";
import { expect, test } from "vitest";
import { connectOperator, connectVisitor } from "../support/clients.ts";
import { staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { readAll, storedMessages } from "./reader.ts";

const desk = useDesk();

const eventsOf = async (conversationId: string) =>
  (await storedMessages(desk().server, conversationId))
    .filter((row) => row.kind === "event")
    .map((row): ConversationEvent => JSON.parse(row.body));

/** A chat that its operator ended, in a department that asks for stars. */
async function ended(department: Parameters<typeof talking>[1] = {}) {
  const chat = await talking(desk(), { rating: "stars", ...department });
  await chat.operator.value("chat:end", { chatId: chat.chatId });
  return chat;
}

test("an ended chat can be rated once, and the rating changed: operators see it, the visitor's log does not", async () => {
  const { visitor, operator, conversationId } = await ended();
  const asked = await visitor.next("chat", (chat) => chat.state === "ended");
  expect(asked.rating).toEqual({ kind: "stars", given: null, changeUntil: null });
  const rate = (score: number, comment = "") =>
    visitor.value("chat:rate", { conversationId, kind: "stars", score, comment });
  const rated = await rate(2);
  expect(rated.rating?.given).toEqual({ score: 2, comment: "" });
  await rate(2);
  await rate(5, "  Much better now 🙌  ");
  const row = await operator.next("conversation", (one) => one.chat?.rating?.score === 5);
  expect(row.chat?.rating).toEqual({ kind: "stars", score: 5, comment: "Much better now 🙌" });
  const events = (await eventsOf(conversationId)).filter((event) => event.type === "chat.rated");
  expect(events.map(({ score, changed }) => [score, changed])).toEqual([
    [2, false],
    [5, true],
  ]);
  expect(JSON.stringify(await readAll(visitor, conversationId))).not.toContain("chat.rated");
  expect(operator.got("rated").map(({ rating }) => rating.score)).toEqual([2, 5]);
  const tab = await connectVisitor(desk().server, desk().key, { token: visitor.token });
  expect((await tab.value("session:open", {})).chat?.rating?.given?.score).toBe(5);
  const [stored] = await desk().server.database.rows(
    'select * from "ratings" where "conversationId" = ?',
    conversationId,
  );
  expect(stored).toMatchObject({ operatorId: operator.me.id, kind: "stars", score: 5 });
});

test("nobody is asked about a chat that no operator had, that goes on, or where the department does not ask", async () => {
  const off = await ended({ rating: "off" });
  expect((await off.visitor.next("chat", (chat) => chat.state === "ended")).rating).toBeNull();
  const input = (conversationId: string) =>
    ({ conversationId, kind: "stars", score: 4, comment: "" }) as const;
  const refused = { ok: false, error: "conflict" };
  expect(await off.visitor.ask("chat:rate", input(off.conversationId))).toMatchObject(refused);
  const alone = await waiting(desk(), (await staffed(desk(), { rating: "stars" })).departmentId);
  const chat = await alone.visitor.value("chat:end", { conversationId: alone.conversationId });
  expect(chat.rating).toBeNull();
  expect(await alone.visitor.ask("chat:rate", input(alone.conversationId))).toMatchObject(refused);
  const live = await talking(desk(), { rating: "stars" });
  expect(await live.visitor.ask("chat:rate", input(live.conversationId))).toMatchObject(refused);
  const stranger = await connectVisitor(desk().server, desk().key);
  expect(await stranger.ask("chat:rate", input(live.conversationId))).toMatchObject({ error: "not-found" });
});

test("a score that is none is refused, and so is one of the other kind", async () => {
  const { visitor, conversationId } = await ended();
  for (const wrong of [
    { kind: "stars", score: 6, comment: "" },
    { kind: "stars", score: 0, comment: "" },
    { kind: "stars", score: 1.5, comment: "" },
    { kind: "thumbs", score: 2, comment: "" },
    { kind: "stars", score: 3, comment: "x".repeat(1_001) },
  ]) {
    expect(await visitor.raw("chat:rate", { conversationId, ...wrong })).toMatchObject({
      error: "bad-input",
    });
  }
  const thumbs = { conversationId, kind: "thumbs", score: 1, comment: "" } as const;
  expect(await visitor.ask("chat:rate", thumbs)).toMatchObject({ error: "conflict" });
});

test("after ten minutes a rating stays as it is", async () => {
  const { visitor, conversationId } = await ended();
  await visitor.value("chat:rate", { conversationId, kind: "stars", score: 5, comment: "" });
  await desk().server.database.rows(
    'update "ratings" set "at" = "at" - 600000 where "conversationId" = ?',
    conversationId,
  );
  const late = await visitor.ask("chat:rate", { conversationId, kind: "stars", score: 1, comment: "" });
  expect(late).toMatchObject({ ok: false, error: "expired" });
});

test("who comes back in time goes on with the same operator, without an offer; the next chat is rated anew", async () => {
  const { visitor, operator, conversationId } = await ended({ resumeMinutes: 30, strategy: "fewest-chats" });
  await visitor.value("chat:rate", { conversationId, kind: "stars", score: 3, comment: "" });
  operator.forget();
  const chat = await visitor.value("chat:resume", { conversationId });
  expect(chat).toMatchObject({ state: "active", rating: null, operator: { id: operator.me.id } });
  const row = await operator.next("conversation", (one) => one.chat?.state === "active");
  expect(row.chat).toMatchObject({ operatorId: operator.me.id, offer: null, rating: null });
  expect(await eventsOf(conversationId)).toContainEqual({
    type: "chat.resumed",
    operatorId: operator.me.id,
    operatorName: operator.me.name,
  });
  await visitor.say(conversationId, "I have one more question");
  await operator.hears("I have one more question");
});

test("words written into an ended chat reach the same operator, too", async () => {
  const { visitor, operator, conversationId } = await ended({ resumeMinutes: 30 });
  operator.forget();
  await visitor.say(conversationId, "wait");
  await operator.next("conversation", (one) => one.id === conversationId && one.chat?.state === "active");
});

test("an operator who is away, full, or not asked in time is not given the chat: it waits, for them first", async () => {
  const away = await ended({ resumeMinutes: 30, offline: "queue" });
  await away.operator.value("status:set", { status: "away" });
  const waits = await away.visitor.value("chat:resume", { conversationId: away.conversationId });
  expect(waits).toMatchObject({ state: "queued", operator: null });

  const full = await ended({ resumeMinutes: 30, capacity: 1 });
  const other = await waiting(desk(), full.departmentId);
  const row = await full.operator.next("conversation", (one) => one.id === other.conversationId);
  await full.operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  const second = await full.visitor.value("chat:resume", { conversationId: full.conversationId });
  expect(second.state).toBe("queued");

  const late = await ended({ resumeMinutes: 30 });
  const { database } = desk().server;
  await database.rows('update "chats" set "endedAt" = "endedAt" - 1800000 where "id" = ?', late.chatId);
  const third = await late.visitor.value("chat:resume", { conversationId: late.conversationId });
  expect(third.state).toBe("queued");
  const [chat] = await database.rows<{ preferredOperatorId: string }>(
    'select * from "chats" where "conversationId" = ? and "state" = ?',
    late.conversationId,
    "queued",
  );
  expect(chat?.preferredOperatorId).toBe(late.operator.me.id);
});

test("coming back to a department with nobody in it answers with the ticket form's reason, and nothing is lost", async () => {
  const { visitor, operator, conversationId } = await ended({ resumeMinutes: 30 });
  await operator.value("status:set", { status: "offline" });
  expect(await visitor.ask("chat:resume", { conversationId })).toMatchObject({ error: "no-operator" });
  expect((await visitor.value("session:open", {})).chat?.state).toBe("ended");
});

test("two tabs that come back at once open one chat", async () => {
  const { visitor, api, conversationId } = await ended({ resumeMinutes: 30 });
  const tab = await connectVisitor(desk().server, desk().key, { token: visitor.token });
  await Promise.all([
    visitor.value("chat:resume", { conversationId }),
    tab.value("chat:resume", { conversationId }),
    tab.say(conversationId, "here I am"),
  ]);
  const console2 = await connectOperator(desk().server, api);
  const { conversations } = await console2.value("inbox:open", {});
  expect(conversations.filter((one) => one.id === conversationId)).toHaveLength(1);
  const live = await desk().server.database.rows(
    `select * from "chats" where "conversationId" = ? and "state" <> 'ended'`,
    conversationId,
  );
  expect(live).toHaveLength(1);
});
