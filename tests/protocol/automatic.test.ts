import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import type { AutoMessages } from "@palique/shared/automatic.ts";
import { expect, onTestFinished, test } from "vitest";
import { QUIET } from "../support/automatic.ts";
import { connectVisitor, newClientId } from "../support/clients.ts";
import { openDesk, staffed, talking, useDesk, waiting } from "../support/desk.ts";
import { until } from "../support/wait.ts";
import { isGapless, readAll, storedMessages, texts } from "./reader.ts";

const desk = useDesk();

const once = (text: string) => ({ on: true, texts: { en: text } });
const AUTO: AutoMessages = {
  greeting: once("Hello {{visitor.name}}, I am {{operator.name}}"),
  waiting: {
    on: true,
    steps: [
      { seconds: 0, texts: { en: "One moment", es: "Un momento" } },
      { seconds: 2, texts: { en: "Still here" } },
    ],
  },
  operatorSilent: { on: true, remind: true, steps: [{ seconds: 5, texts: { en: "Sorry" } }] },
  visitorSilent: { on: false, steps: [] },
  idle: { on: true, warnSeconds: 5, texts: { en: "We end soon" }, endSeconds: 5 },
  closing: once("<b>Bye</b>"),
};

test("automatic messages take their place in the sequence, and only the team hears that an answer is due", async () => {
  const { departmentId, operator } = await staffed(desk(), { auto: AUTO });
  const { visitor, conversationId } = await waiting(desk(), departmentId);
  const first = await visitor.next("message", (message) => message.author.kind === "bot");
  expect(first).toMatchObject({ text: "One moment", visibility: "public", author: { id: null } });
  expect(first.author.name).toMatch(/^Desk \d+$/);
  const row = await operator.next("conversation", (one) => one.id === conversationId);
  await operator.value("chat:take", { chatId: row.chat?.id ?? "" });
  await operator.value("conversation:open", { conversationId, after: null });
  await visitor.next("message", (message) => message.text === `Hello Marta, I am ${operator.me.name}`);
  const due = await operator.next("answer:due", (one) => one.conversationId === conversationId);
  expect(due).toMatchObject({ name: "Marta", waitedMs: expect.any(Number) });
  expect(due.waitedMs).toBeGreaterThanOrEqual(5_000);
  // What was sent by itself is no answer: the row still says what the visitor said, and since when they wait.
  const opened = await operator.value("conversation:open", { conversationId, after: null });
  expect(opened.summary).toMatchObject({ last: { kind: "visitor", text: "Hello" } });
  expect(opened.summary.waitingSince).not.toBeNull();
  await operator.value("message:send", { clientId: newClientId(), conversationId, text: "Yes" });
  await visitor.next("chat", (chat) => chat.state === "ended");
  const stored = await storedMessages(desk().server, conversationId);
  expect(isGapless(stored)).toBe(true);
  const read = await readAll(visitor, conversationId);
  const greeting = `Hello Marta, I am ${operator.me.name}`;
  const said = ["Hello", "One moment", greeting, "Sorry", "Yes", "We end soon", "<b>Bye</b>"];
  expect(texts(read)).toEqual(said);
  expect(read.at(-1)?.event).toMatchObject({ type: "chat.ended", by: "system" });
  expect(JSON.stringify(read)).not.toContain("answer.due");
  expect(JSON.stringify(await readAll(operator, conversationId))).toContain("answer.due");
  const [chat] = await desk().server.database.rows(
    'select * from "chats" where "conversationId" = ?',
    conversationId,
  );
  expect(chat).toMatchObject({ state: "ended", endedBy: "system", operatorId: operator.me.id });
});

test("what a visitor is writing counts as a sign of life", async () => {
  const auto = { ...QUIET, idle: { ...AUTO.idle, warnSeconds: 3_600 } };
  const { visitor, operator, conversationId } = await talking(desk(), { auto });
  await operator.say(conversationId, "Which one?");
  const since = async () => {
    const query = 'select "autoSince" from "chats" where "conversationId" = ?';
    const [chat] = await desk().server.database.rows<{ autoSince: number }>(query, conversationId);
    return Number(chat?.autoSince);
  };
  const before = await since();
  expect(before).toBeGreaterThan(0);
  visitor.tell("draft", { conversationId, text: "the red o" });
  await until("silence counts from now", async () => (await since()) > before);
});

test("a server killed in the middle of a silence goes on counting when it is back, and says nothing twice", async () => {
  const own = await openDesk();
  onTestFinished(() => own.server.stop());
  const { departmentId } = await staffed(own, { auto: AUTO });
  const { visitor, conversationId } = await waiting(own, departmentId);
  await visitor.next("message", (message) => message.text === "One moment");
  await own.server.kill("SIGKILL");
  await own.server.start();
  const back = await connectVisitor(own.server, own.key, { token: visitor.token });
  const said = async () => texts(await readAll(back, conversationId));
  await until("the next step is said", async () => (await said()).includes("Still here"));
  expect(await said()).toEqual(["Hello", "One moment", "Still here"]);
});

test("what is wrong with the settings is named by its field, and agents do not set them", async () => {
  const { departmentId, api } = await staffed(desk());
  const idle = { ...AUTO.idle, warnSeconds: 4 };
  const refused = await desk().admin.call("PATCH", `/departments/${departmentId}`, {
    auto: { ...AUTO, idle },
  });
  expect(refused).toMatchObject({ ok: false, error: "bad-input", field: "auto.idle.warnSeconds" });
  expect(await api.call("PATCH", `/departments/${departmentId}`, { auto: AUTO })).toMatchObject({
    error: "forbidden",
  });
  const saved = await desk().admin.value<DepartmentAdmin>("PATCH", `/departments/${departmentId}`, {
    auto: AUTO,
  });
  expect(saved.auto).toEqual(AUTO);
  const kept = await desk().admin.value<DepartmentAdmin>("PATCH", `/departments/${departmentId}`, {
    offerSeconds: 31,
  });
  expect(kept.auto).toEqual(AUTO);
});
