import { randomBytes, randomUUID } from "node:crypto";
import { createDraftSender } from "../../widget/src/extras/drafts.ts";
import { answerCalls } from "./rpc.ts";
import { ask, type BenchSocket, type ClientKind, openSocket } from "./socket.ts";
import type { World } from "./world.ts";

/** Visitors and operators of every contender, in one process of their own. */

interface Chat {
  visitor: BenchSocket;
  conversationId: string;
}

/** What an operator hears: a message, a draft or a row of the inbox. */
interface Heard {
  id: string;
  clientId: string;
  conversationId: string;
  text: string;
  chat: { id: string; state: string };
}

interface Desk {
  chats: Chat[];
  /** Called with the clientId of every message an operator sees. */
  onSeen: (clientId: string) => void;
  onDraft: (conversationId: string, text: string) => void;
  /** A visitor comes and is taken by one of the operators. */
  begin: () => Promise<Chat & { chatId: string; operator: BenchSocket }>;
}

const desks = new Map<string, Desk>();
const idle: BenchSocket[] = [];
const TEXT = "Hello, I would like to know where my order is. It should have come on Tuesday.";

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** `count` conversations, each taken by one of the operators. */
async function open(input: { name: string; world: World; count: number; kind: ClientKind }): Promise<void> {
  const { name, world, count, kind } = input;
  const rows = new Map<string, (chatId: string) => void>();
  /** Heard of before its visitor had the answer. */
  const early = new Map<string, string>();
  let begun = 0;
  const desk: Desk = { chats: [], onSeen: () => undefined, onDraft: () => undefined, begin };
  const operators: BenchSocket[] = [];
  for (const token of world.operators) {
    const cookie = `palique_session=${token}`;
    const operator = await openSocket(kind, { url: world.url, namespace: "/operator", cookie });
    operator.onEvent = (event, payload: Heard) => {
      if (event === "message") desk.onSeen(payload.clientId);
      else if (event === "draft") desk.onDraft(payload.conversationId, payload.text);
      else if (event === "conversation") {
        const known = rows.get(payload.id);
        if (known) known(payload.chat.id);
        else if (payload.chat.state === "queued") early.set(payload.id, payload.chat.id);
      }
    };
    await ask(operator, "inbox:open", {});
    operators.push(operator);
  }
  async function begin() {
    const { visitor, token } = await connectVisitor(world, kind);
    const { chat } = await ask<{ chat: Chat }>(visitor, "chat:start", startInput(world, token));
    const { conversationId } = chat;
    const known = new Promise<string>((done) => rows.set(conversationId, done));
    const operator = operators[begun++ % operators.length];
    if (!operator) throw new Error("there is no operator");
    const chatId = early.get(conversationId) ?? (await Promise.race([known, late(conversationId)]));
    early.delete(conversationId);
    await ask(operator, "chat:take", { chatId });
    rows.delete(conversationId);
    return { visitor, conversationId, chatId, operator };
  }
  for (let i = 0; i < count; i++) {
    const { visitor, conversationId } = await desk.begin();
    desk.chats.push({ visitor, conversationId });
  }
  desks.set(name, desk);
}

/** So many chats come, are taken, talked in and ended, a few at a time. */
async function turnover({ name, count }: { name: string; count: number }): Promise<void> {
  const { begin } = deskOf(name);
  let left = count;
  const lane = async () => {
    while (left-- > 0) {
      const { visitor, operator, conversationId, chatId } = await begin();
      for (const side of [visitor, visitor, operator, visitor, operator])
        await ask(side, "message:send", { clientId: randomUUID(), conversationId, text: TEXT });
      await ask(operator, "chat:end", { chatId });
      visitor.close();
    }
  };
  await Promise.all(Array.from({ length: 4 }, lane));
}

function late(conversationId: string): Promise<never> {
  return sleep(10_000).then(() => {
    throw new Error(`no operator heard of ${conversationId}`);
  });
}

async function connectVisitor(
  world: World,
  kind: ClientKind,
): Promise<{ visitor: BenchSocket; token: string }> {
  const token = randomBytes(32).toString("base64url");
  const auth = { site: world.siteKey, token };
  const visitor = await openSocket(kind, { url: world.url, namespace: "/visitor", auth });
  await ask(visitor, "session:open", {});
  return { visitor, token };
}

function startInput({ departmentId }: World, token: string) {
  const who = { name: "Marta", email: "marta@example.com", language: "en-US", timeZone: "America/Bogota" };
  const page = { url: "https://shop.example/shoes", title: "Shoes", referrer: "" };
  return { clientId: randomUUID(), token, departmentId, page, ...who, text: "Hello" };
}

function deskOf(name: string): Desk {
  const desk = desks.get(name);
  if (!desk) throw new Error(`${name} is not open`);
  return desk;
}

/** Every conversation sends its next message as soon as the last was acknowledged and seen; messages a second. */
async function relay({ name, ms }: { name: string; ms: number }): Promise<number> {
  const desk = deskOf(name);
  const pending = new Map<string, () => void>();
  let count = 0;
  desk.onSeen = (clientId) => pending.get(clientId)?.();
  const start = performance.now();
  const deadline = start + ms;
  await Promise.all(
    desk.chats.map(async ({ visitor, conversationId }) => {
      while (performance.now() < deadline) {
        const clientId = randomUUID();
        await new Promise<void>((done) => {
          let missing = 2;
          const one = () => --missing === 0 && done();
          pending.set(clientId, one);
          visitor.send("message:send", { clientId, conversationId, text: TEXT }, one);
        });
        pending.delete(clientId);
        count++;
      }
    }),
  );
  return (count / (performance.now() - start)) * 1000;
}

/** A steady stream of messages over all conversations; milliseconds from sending to being seen by the operator. */
async function steady(input: { name: string; rate: number; ms: number }): Promise<number[]> {
  const desk = deskOf(input.name);
  const sent = new Map<string, number>();
  const latencies: number[] = [];
  desk.onSeen = (clientId) => {
    const at = sent.get(clientId);
    if (at !== undefined) latencies.push(performance.now() - at);
    sent.delete(clientId);
  };
  const start = performance.now();
  for (let i = 0; i < (input.rate * input.ms) / 1000; i++) {
    const due = start + (i * 1000) / input.rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    const chat = desk.chats[i % desk.chats.length];
    if (!chat) continue;
    const { visitor, conversationId } = chat;
    const clientId = randomUUID();
    sent.set(clientId, performance.now());
    visitor.send("message:send", { clientId, conversationId, text: TEXT }, () => undefined);
  }
  for (let i = 0; i < 100 && sent.size > 0; i++) await sleep(50);
  if (sent.size > 0) throw new Error(`${sent.size} messages were never seen`);
  return latencies;
}

/** People type, through the widget's own throttle; milliseconds from each key to the operator who sees it. */
async function typing(input: { name: string; typists: number; ms: number }): Promise<number[]> {
  const desk = deskOf(input.name);
  const latencies: number[] = [];
  const boxes = new Map<string, number[]>();
  desk.onDraft = (conversationId, text) => {
    const keys = boxes.get(conversationId) ?? [];
    for (let i = 0; i < text.length; i++) {
      const at = keys[i];
      if (at) latencies.push(performance.now() - at);
      keys[i] = 0;
    }
  };
  const deadline = performance.now() + input.ms;
  await Promise.all(
    desk.chats.slice(0, input.typists).map(async ({ visitor, conversationId }) => {
      const keys: number[] = [];
      boxes.set(conversationId, keys);
      const tell = createDraftSender((text) => visitor.send("draft", { conversationId, text }));
      while (performance.now() < deadline) {
        await sleep(60 + Math.random() * 240);
        keys.push(performance.now());
        tell("x".repeat(keys.length));
      }
    }),
  );
  await sleep(500);
  return latencies;
}

/** Connects visitors who only look, many at a time; connections a second. */
async function connect({ world, count }: { world: World; count: number }): Promise<number> {
  const start = performance.now();
  let left = count;
  const lane = async () => {
    while (left-- > 0) idle.push((await connectVisitor(world, "plain")).visitor);
  };
  await Promise.all(Array.from({ length: 100 }, lane));
  return (count / (performance.now() - start)) * 1000;
}

function disconnect(): void {
  for (const socket of idle.splice(0)) socket.close();
}

const methods = { open, turnover, relay, steady, typing, connect, disconnect };
export type ClientMethods = typeof methods;
answerCalls(methods);
