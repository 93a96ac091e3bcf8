import { expect, onTestFinished, test } from "vitest";
import {
  connectOperator,
  connectVisitor,
  newClientId,
  type OperatorClient,
  type VisitorClient,
} from "../support/clients.ts";
import { openDesk, talking } from "../support/desk.ts";
import { pause, until } from "../support/wait.ts";
import { isGapless, readAll, storedMessages, texts } from "./reader.ts";

async function ownDesk() {
  const desk = await openDesk();
  onTestFinished(() => desk.server.stop());
  return desk;
}

/** Sends one message until it is acknowledged, as both products' outboxes do. */
async function insist(
  client: VisitorClient | OperatorClient,
  conversationId: string,
  text: string,
): Promise<void> {
  const input = { clientId: newClientId(), conversationId, text };
  for (;;) {
    const reply = await client.socket
      .timeout(1000)
      .emitWithAck("message:send", input)
      .catch(() => null);
    if (reply?.ok) return;
    await pause(50);
  }
}

test("SIGKILL loses nothing acknowledged, and a restart serves it", async () => {
  const desk = await ownDesk();
  const { visitor, api, conversationId } = await talking(desk);
  const acknowledged: string[] = [];
  const writing = (async () => {
    for (let i = 0; ; i++) {
      const sent = await visitor.socket
        .timeout(2000)
        .emitWithAck("message:send", { clientId: newClientId(), conversationId, text: `kept ${i}` })
        .catch(() => null);
      if (!sent?.ok) return;
      acknowledged.push(`kept ${i}`);
      await pause(5);
    }
  })();
  await until("a few are acknowledged", () => acknowledged.length > 10);
  await desk.server.kill("SIGKILL");
  await writing;
  const rows = await storedMessages(desk.server, conversationId);
  expect(isGapless(rows)).toBe(true);
  expect(rows.map((row) => row.body)).toEqual(expect.arrayContaining(acknowledged));
  await desk.server.start();
  const back = await connectOperator(desk.server, api, { status: null });
  expect(texts(await readAll(back, conversationId))).toEqual(expect.arrayContaining(acknowledged));
});

test("both sides write through three crashes: each message is there once, in the order of its sender", async () => {
  const desk = await ownDesk();
  const { visitor, operator, conversationId } = await talking(desk);
  const say = async (client: VisitorClient | OperatorClient, who: string) => {
    for (let i = 0; i < 25; i++) {
      await insist(client, conversationId, `${who}${i}`);
      await pause(50);
    }
  };
  const writing = Promise.all([say(visitor, "v"), say(operator, "o")]);
  for (let i = 0; i < 3; i++) {
    await pause(400);
    await desk.server.kill("SIGKILL");
    await desk.server.start();
  }
  await writing;
  const rows = await storedMessages(desk.server, conversationId);
  expect(isGapless(rows)).toBe(true);
  const stored = rows.filter((row) => row.kind === "text").map((row) => row.body);
  for (const who of ["v", "o"]) {
    expect(stored.filter((text) => text.startsWith(who) && /\d/.test(text))).toEqual(
      Array.from({ length: 25 }, (_, i) => `${who}${i}`),
    );
  }
  expect(texts(await readAll(visitor, conversationId))).toEqual(stored);
  expect(texts(await readAll(operator, conversationId))).toEqual(stored);
}, 60_000);

test("SIGTERM drains: clients are told to come back, what was acknowledged is stored, the process ends with 0", async () => {
  const desk = await ownDesk();
  const { visitor, operator, conversationId } = await talking(desk);
  const sending = Array.from({ length: 20 }, (_, i) =>
    visitor.socket
      .timeout(3000)
      .emitWithAck("message:send", { clientId: newClientId(), conversationId, text: `drained ${i}` })
      .then((reply) => (reply.ok ? `drained ${i}` : null))
      .catch(() => null),
  );
  const code = await desk.server.kill("SIGTERM");
  const acknowledged = (await Promise.all(sending)).filter((text) => text !== null);
  expect(code).toBe(0);
  const byes = [visitor.got("bye"), operator.got("bye")];
  expect(byes).toEqual([
    [{ reconnectAfterMs: expect.any(Number) }],
    [{ reconnectAfterMs: expect.any(Number) }],
  ]);
  const rows = await storedMessages(desk.server, conversationId);
  expect(rows.map((row) => row.body)).toEqual(expect.arrayContaining(acknowledged));
});

test("a chat survives the restart: same owner, same visitor, no event of its own", async () => {
  const desk = await ownDesk();
  const { visitor, api, conversationId } = await talking(desk);
  const before = await storedMessages(desk.server, conversationId);
  await desk.server.kill("SIGTERM");
  await desk.server.start();
  const operator = await connectOperator(desk.server, api, { status: null });
  const row = (await operator.value("inbox:open", {})).conversations.find((one) => one.id === conversationId);
  expect(row?.chat).toMatchObject({ state: "active", operatorId: api.me.id });
  const back = await connectVisitor(desk.server, desk.key, { token: visitor.token });
  expect((await back.value("session:open", {})).chat).toMatchObject({ state: "active", conversationId });
  expect(await storedMessages(desk.server, conversationId)).toEqual(before);
});

test("health answers once it can serve, readiness says whether the database does", async () => {
  const desk = await ownDesk();
  expect((await fetch(`${desk.server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${desk.server.url}/readyz`)).status).toBe(200);
});
