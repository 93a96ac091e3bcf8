import fc from "fast-check";
import { expect, test } from "vitest";
import { type App, createApp } from "../../server/src/app.ts";
import { assignChat } from "../../server/src/chats/answer-transfer.ts";
import { endChat, endOwnChat } from "../../server/src/chats/end-chat.ts";
import { returnChats } from "../../server/src/chats/return-chats.ts";
import { takeChat } from "../../server/src/chats/take-chat.ts";
import { transferChat } from "../../server/src/chats/transfer-chat.ts";
import { sendOperatorMessage, sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { AppError } from "../../server/src/errors.ts";
import { insertFile } from "../../server/src/files/files.store.ts";
import { connectOperator, disconnectOperator } from "../../server/src/realtime/operator-presence.ts";
import { cancelScheduled, sendScheduled } from "../../server/src/scheduled/change-scheduled.ts";
import { fireScheduled } from "../../server/src/scheduled/fire-scheduled.ts";
import { scheduleMessage } from "../../server/src/scheduled/schedule-message.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { type Floor, openFloor } from "./floor.ts";

/** What can happen, with how often; `a`, `b` and `c` pick who, what and how. */
const WEIGHTS = {
  pick: 14,
  chain: 6,
  repeat: 4,
  plain: 7,
  cancel: 6,
  cancelAll: 2,
  sendNow: 3,
  visitorWrites: 3,
  take: 6,
  takeOver: 2,
  toDepartment: 1,
  end: 1,
  visitorEnds: 1,
  lost: 1,
  wait: 16,
} as const;
type Kind = keyof typeof WEIGHTS;
type Step = { kind: Kind; a: number; b: number; c: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({ arbitrary: fc.constant(kind as Kind), weight })),
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
  c: fc.nat(1000),
});

const WAITS = [0, 300, 900, 2_500, 8_000, 20_000];

/** What an operator said, as the model has it. `gone`: an answer said that it is taken back. */
interface Said {
  clientId: string;
  operatorId: string;
  isPlain: boolean;
  gone: boolean;
}

/** One conversation, and what must be true of it. */
async function play(floor: Floor, steps: readonly Step[], seed: number): Promise<void> {
  const said: Said[] = [];
  const other = createApp(floor.app.config, { now: floor.app.now });
  // Whichever process the next step falls to: nothing that counts may be in the memory of one.
  const processes = [floor.app, other];
  try {
    for (const id of floor.operatorIds) await connectOperator(floor.app, id);
    await floor.arrive(floor.departmentIds[0] ?? "");
    await floor.settle();
    for (const [index, one] of steps.entries()) {
      const app = processes[(one.c + index) % 2] ?? floor.app;
      try {
        await happen(floor, app, said, one, seed + index);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      await floor.settle();
      await check(floor, said, `step ${index}, ${one.kind}`);
    }
    await floor.pass(600_000, () => check(floor, said, "the end"));
    await checkFiles(floor, said);
    // Nothing waits for ever, and nothing was lost.
    const read = await readByVisitor(floor);
    expect(
      said.filter((one) => !one.gone && !read.includes(one.clientId)),
      "lost",
    ).toEqual([]);
    expect(await waitingIds(floor)).toEqual([]);
  } finally {
    await other.store.close();
  }
}

async function happen(floor: Floor, app: App, said: Said[], step: Step, salt: number): Promise<void> {
  const { kind, a, b } = step;
  const visitor = floor.visitors[0];
  if (!visitor) throw new Error("nobody came");
  const { conversationId } = visitor;
  const chat = await chatOf(floor);
  const operatorId = chat?.operatorId ?? floor.operatorIds[a % floor.operatorIds.length] ?? "";
  const actor = await floor.actor(operatorId);
  const waiting = await waitingIds(floor);
  const one = waiting[b % Math.max(1, waiting.length)];
  switch (kind) {
    case "pick":
    case "chain": {
      const texts = kind === "pick" ? 1 : 3;
      for (let i = 0; i < texts; i++) await schedule(app, said, actor, conversationId, `s-${salt}-${i}-pick`);
      return;
    }
    case "repeat": {
      // The answer was lost, and the console asks again, however long after.
      const again = said[b % Math.max(1, said.length)];
      if (!again) return;
      const { clientId } = again;
      const by = await floor.actor(again.operatorId);
      if (again.isPlain) await say(app, by, conversationId, clientId);
      else await scheduleMessage(app, by, { conversationId, clientId, text: clientId });
      return;
    }
    case "plain": {
      const clientId = `p-${salt}-plain`;
      await say(app, actor, conversationId, clientId);
      said.push({ clientId, operatorId, isPlain: true, gone: false });
      return;
    }
    case "cancel":
    case "cancelAll": {
      const clientIds = kind === "cancelAll" ? waiting : one ? [one] : [];
      if (clientIds.length === 0) return;
      // It may be sent at this very moment.
      const [list] = await Promise.all([
        cancelScheduled(app, floor.admin, { conversationId, clientIds }),
        fireScheduled(floor.app, { conversationId, operatorId }),
      ]);
      expect(list.messages.map(({ clientId }) => clientId)).not.toEqual(expect.arrayContaining(clientIds));
      return markGone(floor, said, clientIds);
    }
    case "sendNow":
      if (one) await sendScheduled(app, floor.admin, { conversationId, clientId: one });
      return;
    case "visitorWrites": {
      const message = { clientId: `v-${salt}-visitor`, conversationId, text: "and?" };
      return void (await sendVisitorMessage(app, visitor.actor, message, null));
    }
    case "take":
      if (chat?.state === "queued")
        await takeChat(app, await floor.actor(chat.offeredTo ?? operatorId), { chatId: chat.id });
      return;
    case "takeOver": {
      const next = floor.operatorIds.find((id) => id !== chat?.operatorId) ?? "";
      if (chat?.state !== "active") return;
      await assignChat(app, floor.admin, { chatId: chat.id, operatorId: next });
      return markGone(floor, said, waiting);
    }
    case "toDepartment": {
      const to = floor.departmentIds.find((id) => id !== chat?.departmentId) ?? "";
      if (chat?.state !== "active") return;
      await transferChat(app, floor.admin, { chatId: chat.id, to: { departmentId: to }, note: "" });
      return markGone(floor, said, waiting);
    }
    case "end":
      if (!chat) return;
      await endChat(app, floor.admin, { chatId: chat.id });
      return markGone(floor, said, waiting);
    case "visitorEnds":
      await endOwnChat(app, visitor.actor, { conversationId });
      return markGone(floor, said, waiting);
    case "lost": {
      if (chat?.state !== "active") return;
      await disconnectOperator(app, operatorId);
      await floor.pass(app.limits.operatorGraceMs + 1, () => check(floor, said, "while away"));
      return connectOperator(app, operatorId);
    }
    case "wait":
      return floor.pass(WAITS[b % WAITS.length] ?? 0, () => check(floor, said, "waiting"));
  }
}

type Operator = Awaited<ReturnType<Floor["actor"]>>;

async function schedule(
  app: App,
  said: Said[],
  actor: Operator,
  conversationId: string,
  clientId: string,
): Promise<void> {
  const text = `${clientId} ${"…".repeat(20)}`;
  const fileIds = said.length % 2 === 0 ? [await upload(app, actor, clientId)] : [];
  await scheduleMessage(app, actor, { conversationId, clientId, text, fileIds });
  said.push({ clientId, operatorId: actor.id, isPlain: false, gone: false });
}

/** A finished upload, as far as the database knows. */
async function upload(app: App, actor: Operator, clientId: string): Promise<string> {
  const about = {
    id: `file-${clientId}`,
    owner: `operator:${actor.id}`,
    clientId,
    conversationId: null,
    seq: null,
  };
  const made = { state: "ready", name: clientId, size: 1, received: 1, type: "text/plain", kind: "file" };
  const rest = { width: null, height: null, voiceMs: null, thumbnail: null, createdAt: 0, touchedAt: 0 };
  await app.write((trx) => insertFile(trx, { ...about, ...made, ...rest, key: clientId, path: clientId }));
  return about.id;
}

/** A file is where its message is, and gone or nobody's where it is not: none is held for ever. */
async function checkFiles(floor: Floor, said: readonly Said[]): Promise<void> {
  const files = await floor.app.db.selectFrom("files").select(["clientId", "state", "seq"]).execute();
  const read = await readByVisitor(floor);
  const used = files.filter(({ state }) => state === "used").map((file) => file.clientId);
  expect(files.filter(({ state }) => state === "kept")).toEqual([]);
  expect(used.filter((clientId) => !read.includes(clientId))).toEqual([]);
  const left = files.filter(({ state }) => state === "ready").map((file) => file.clientId);
  expect(said.filter((one) => left.includes(one.clientId))).toEqual([]);
}

async function say(app: App, actor: Operator, conversationId: string, clientId: string): Promise<void> {
  await sendOperatorMessage(app, actor, { conversationId, clientId, text: clientId }, null);
}

/** They were waiting, and an answer said that they do not any more: what is not read by now never will be. */
async function markGone(floor: Floor, said: Said[], clientIds: readonly string[]): Promise<void> {
  const read = await readByVisitor(floor);
  for (const one of said) {
    if (clientIds.includes(one.clientId) && !read.includes(one.clientId)) one.gone = true;
  }
}

/** What holds at every moment: nothing doubled, nothing after it was taken back, everything in its order. */
async function check(floor: Floor, said: readonly Said[], after: string): Promise<void> {
  const read = await readByVisitor(floor);
  expect(new Set(read).size, `doubled after ${after}`).toBe(read.length);
  const gone = said.filter((one) => one.gone).map((one) => one.clientId);
  expect(
    read.filter((clientId) => gone.includes(clientId)),
    `sent though taken back, after ${after}`,
  ).toEqual([]);
  const waiting = await waitingIds(floor);
  for (const operatorId of floor.operatorIds) {
    const theirs = said
      .filter((one) => one.operatorId === operatorId && !one.gone)
      .map((one) => one.clientId);
    const shown = [...read, ...waiting].filter((clientId) => theirs.includes(clientId));
    expect(shown, `order after ${after}`).toEqual(theirs.filter((clientId) => shown.includes(clientId)));
  }
}

/** Operators' messages as the visitor has them, in order. */
async function readByVisitor({ app, visitors }: Floor): Promise<string[]> {
  const rows = await app.db
    .selectFrom("messages")
    .select("clientId")
    .where("conversationId", "=", visitors[0]?.conversationId ?? "")
    .where("authorKind", "=", "operator")
    .where("visibility", "=", "public")
    .orderBy("seq")
    .execute();
  return rows.map((row) => row.clientId);
}

async function waitingIds({ app }: Floor): Promise<string[]> {
  const rows = await app.db
    .selectFrom("scheduledMessages")
    .select("clientId")
    .where("state", "=", "waiting")
    .orderBy("place")
    .execute();
  return rows.map((row) => row.clientId);
}

async function chatOf({ app, visitors }: Floor) {
  return app.db
    .selectFrom("chats")
    .selectAll()
    .where("conversationId", "=", visitors[0]?.conversationId ?? "")
    .where("state", "in", ["queued", "active"])
    .executeTakeFirst();
}

onEachDatabase("messages sent as if typed", (engine) => {
  const numRuns = engine === "sqlite" ? 40 : 6;

  test("whatever happens: the visitor reads them once, in the order they were made, none lost, none after it was taken back", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 40, maxLength: 90 }),
        fc.nat(1_000_000),
        async (steps, seed) => {
          let fired = 0;
          const jobs = {
            "operator-gone": returnChats,
            "scheduled-message": async (
              app: App,
              payload: { conversationId: string; operatorId: string },
            ) => {
              await fireScheduled(app, payload);
              // A process died before it could say that the job is done, or two found it due at once.
              if ((seed + fired++) % 3 === 0) {
                await Promise.all([fireScheduled(app, payload), fireScheduled(app, payload)]);
              }
            },
          };
          const floor = await openFloor(engine, 2, 2, jobs);
          try {
            await play(floor, steps, seed * 1_000);
          } finally {
            await floor.close();
          }
        },
      ),
      { numRuns, endOnFailure: true },
    );
  }, 240_000);
});
