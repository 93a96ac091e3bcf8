import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { type Bench, startContender } from "./contenders.ts";
import { median, percentile, report } from "./report.ts";
import { layThinLine } from "./thin-line.ts";
import type { World } from "./world.ts";

const BATCH_BYTES = 2_000;
const IN_FLIGHT = 32;
const STEADY_MS = 33;
/** As measured on a page of 5,400 elements, unpacked. */
const SNAPSHOT_BYTES = 1_100_000;
const LINE_BITS = 1_000_000;
const MESSAGE_MS = 200;

/** What the second connection carries and how fast, and that a chat does not feel it on a thin line. */
export async function cobrowseRelay({ seconds }: Bench): Promise<void> {
  const server = startContender("palique");
  const world = await server.call("start", { operators: 1 });
  const line = await layThinLine(Number(new URL(world.url).port), LINE_BITS);
  const chat = await begin(world, line.url);
  const [page, watcher] = await connectBoth(world, chat, world.url);

  let seq = 0;
  const send = (bytes: Buffer, full = false) =>
    page.emitWithAck("frames", { tab: chat.tab, seq: seq++, full, packed: true, bytes });
  await send(randomBytes(BATCH_BYTES), true);

  const arrived = new Map<number, () => void>();
  watcher.on("frames", (frames: { seq: number }) => arrived.get(frames.seq)?.());
  const latencies: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(STEADY_MS)) {
    const start = performance.now();
    const seen = new Promise<void>((done) => arrived.set(seq, done));
    void send(randomBytes(BATCH_BYTES));
    await seen;
    latencies.push(performance.now() - start);
  }
  const rate = `${Math.round(1_000 / STEADY_MS)} batches/s of ${BATCH_BYTES} bytes`;
  report({
    figure: "cobrowse.relay.p95",
    value: percentile(latencies, 0.95),
    unit: "ms",
    aim: "<= 10",
    p50: median(latencies),
    rate,
  });

  let passed = 0;
  watcher.on("frames", () => passed++);
  const batch = randomBytes(BATCH_BYTES);
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() < end) await send(batch);
    }),
  );
  report({ figure: "cobrowse.relay.batches", value: passed / seconds, unit: "batches/s", size: BATCH_BYTES });
  page.close();

  const alone = await messages(chat, seconds);
  const [slow] = await connectBoth(world, chat, line.url);
  let isOver = false;
  let snapshots = 0;
  const snapshot = randomBytes(SNAPSHOT_BYTES);
  const streaming = (async () => {
    for (; !isOver; snapshots++) {
      const frames = { tab: chat.tab, seq: snapshots, full: true, packed: true, bytes: snapshot };
      await slow.timeout(60_000).emitWithAck("frames", frames);
    }
  })().catch(() => undefined);
  const beside = await messages(chat, Math.max(seconds * 3, 12));
  isOver = true;
  for (const [name, times] of [
    ["alone", alone],
    ["beside-snapshots", beside],
  ] as const) {
    report({
      figure: `cobrowse.chat.${name}.p95`,
      value: percentile(times, 0.95),
      unit: "ms",
      ...(name === "alone" ? {} : { aim: "<= 60", ratio: percentile(times, 0.95) / percentile(alone, 0.95) }),
      p50: median(times),
      messages: times.length,
      line: "1 Mbit/s",
    });
  }
  for (const socket of [chat.visitor, chat.operator, slow, watcher]) socket.close();
  line.close();
  await streaming;
  await server.call("stop");
  await server.end();
}

/** From a visitor's send to the server's answer, in ms. */
async function messages({ visitor, conversationId }: Chat, seconds: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(MESSAGE_MS)) {
    const start = performance.now();
    await ask(visitor, "message:send", {
      clientId: randomUUID(),
      conversationId,
      text: "Where is my order?",
    });
    times.push(performance.now() - start);
  }
  return times;
}

type Chat = Awaited<ReturnType<typeof begin>>;

/** A chat over the line, in which the visitor has allowed the page to be seen. */
export async function begin(world: World, lineUrl: string) {
  const cookie = `palique_session=${world.operators[0]}`;
  const token = randomBytes(32).toString("base64url");
  const operator = open(`${world.url}/operator`, { cookie, origin: world.url });
  const visitor = open(
    `${lineUrl}/visitor`,
    { origin: "https://shop.example" },
    { site: world.siteKey, token },
  );
  await ask(operator, "inbox:open", {});
  await ask(operator, "status:set", { status: "online" });
  const queued = new Promise<string>((done) =>
    operator.on("conversation", ({ chat }: { chat: { id: string } | null }) => chat && done(chat.id)),
  );
  const { chat } = await ask<{ chat: { conversationId: string } }>(visitor, "chat:start", {
    clientId: randomUUID(),
    token,
    departmentId: world.departmentId,
    page: { url: "https://shop.example/", title: "Shop", referrer: "" },
    language: "en",
    timeZone: "UTC",
    name: "Marta",
    email: "marta@example.com",
    text: "Hello",
  });
  await ask(operator, "chat:take", { chatId: await queued });
  const { conversationId } = chat;
  const asked = { conversationId, kind: "cobrowse", media: null };
  const { id: shareId } = await ask<{ id: string }>(operator, "share:ask", asked);
  await ask(visitor, "share:answer", { shareId, allow: true });
  return { operator, visitor, cookie, token, conversationId, shareId, tab: randomUUID() };
}

async function connectBoth(world: World, chat: Chat, pageUrl: string): Promise<[Socket, Socket]> {
  const { shareId, token, tab, cookie } = chat;
  const path = "/cobrowse.io/";
  const watcher = open(`${world.url}/watch`, { cookie, origin: world.url }, { shareId }, path);
  const auth = { site: world.siteKey, token, shareId, tab };
  const page = open(`${pageUrl}/page`, { origin: "https://shop.example" }, auth, path);
  const shown = new Promise((done) => page.once("shown", done));
  await Promise.all([connected(watcher), connected(page)]);
  page.emit("seen", { visible: true });
  await shown;
  return [page, watcher];
}

export function open(
  url: string,
  extraHeaders: Record<string, string>,
  auth = {},
  path = "/socket.io/",
): Socket {
  return io(url, { path, auth, extraHeaders, transports: ["websocket"], forceNew: true });
}

function connected(socket: Socket): Promise<void> {
  return new Promise((done, fail) => {
    socket.once("connect", done);
    socket.once("connect_error", fail);
  });
}

async function ask<T>(socket: Socket, event: string, input: unknown): Promise<T> {
  const reply = await socket.timeout(30_000).emitWithAck(event, input);
  if (!reply.ok) throw new Error(`${event}: ${JSON.stringify(reply)}`);
  return reply.value;
}
