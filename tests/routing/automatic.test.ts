import fc from "fast-check";
import { test } from "vitest";
import { type App, createApp } from "../../server/src/app.ts";
import { breakSilence } from "../../server/src/automatic/break-silence.ts";
import { assignChat } from "../../server/src/chats/answer-transfer.ts";
import { endChat, endOwnChat } from "../../server/src/chats/end-chat.ts";
import { holdChat, resumeHeldChat } from "../../server/src/chats/hold-chat.ts";
import { resumeChat } from "../../server/src/chats/resume-chat.ts";
import { returnChats } from "../../server/src/chats/return-chats.ts";
import { takeChat } from "../../server/src/chats/take-chat.ts";
import { transferChat } from "../../server/src/chats/transfer-chat.ts";
import { sendOperatorMessage, sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { endSnooze, snoozeConversation } from "../../server/src/conversations/snooze-conversation.ts";
import { saveDepartment } from "../../server/src/departments/save-department.ts";
import { AppError } from "../../server/src/errors.ts";
import type { RunningJob } from "../../server/src/jobs/job-kinds.ts";
import { connectOperator, disconnectOperator } from "../../server/src/realtime/operator-presence.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { audit, everything, logOf } from "./audit-automatic.ts";
import { type Floor, openFloor } from "./floor.ts";

const WEIGHTS = {
  visitorWrites: 9,
  operatorWrites: 9,
  take: 10,
  hold: 3,
  goOn: 3,
  snooze: 2,
  wake: 1,
  takeOver: 2,
  toDepartment: 2,
  end: 1,
  visitorEnds: 1,
  resume: 2,
  lost: 1,
  wait: 22,
} as const;
type Kind = keyof typeof WEIGHTS;
type Step = { kind: Kind; a: number; b: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({ arbitrary: fc.constant(kind as Kind), weight })),
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
});
const WAITS = [1_000, 19_999, 20_000, 35_000, 62_000, 125_000, 400_000];

async function happen(floor: Floor, app: App, { kind, a, b }: Step, salt: number): Promise<void> {
  const visitor = floor.visitors[0];
  if (!visitor) throw new Error("nobody came");
  const { conversationId } = visitor;
  const chat = await app.db
    .selectFrom("chats")
    .selectAll()
    .where("conversationId", "=", conversationId)
    .where("state", "in", ["queued", "active"])
    .executeTakeFirst();
  const other = floor.operatorIds.find((id) => id !== chat?.operatorId) ?? "";
  const chatId = chat?.id ?? "";
  const clientId = `client-${salt}`;
  switch (kind) {
    case "visitorWrites":
      return void (await sendVisitorMessage(
        app,
        visitor.actor,
        { clientId, conversationId, text: "?" },
        null,
      ));
    case "operatorWrites": {
      const actor = await floor.actor(chat?.operatorId ?? floor.operatorIds[a % 2] ?? "");
      return void (await sendOperatorMessage(app, actor, { clientId, conversationId, text: "!" }, null));
    }
    case "take":
      return void (await takeChat(app, await floor.actor(chat?.offeredTo ?? other), { chatId }));
    case "hold":
      return void (await holdChat(app, floor.admin, { chatId, reason: "" }));
    case "goOn":
      return void (await resumeHeldChat(app, floor.admin, { chatId }));
    case "snooze": {
      const until = app.now() + (WAITS[b % WAITS.length] ?? 0);
      return void (await snoozeConversation(app, floor.admin, { conversationId, until }));
    }
    case "wake":
      return void (await snoozeConversation(app, floor.admin, { conversationId, until: null }));
    case "takeOver":
      return void (await assignChat(app, floor.admin, { chatId, operatorId: other }));
    case "toDepartment": {
      const departmentId = floor.departmentIds.find((id) => id !== chat?.departmentId) ?? "";
      return void (await transferChat(app, floor.admin, { chatId, to: { departmentId }, note: "" }));
    }
    case "end":
      return void (await endChat(app, floor.admin, { chatId }));
    case "visitorEnds":
      return void (await endOwnChat(app, visitor.actor, { conversationId }));
    case "resume":
      return void (await resumeChat(app, visitor.actor, floor.site, { conversationId }));
    case "lost": {
      if (!chat?.operatorId) return;
      await disconnectOperator(app, chat.operatorId);
      await floor.pass(app.limits.operatorGraceMs + 1, async () => undefined);
      return connectOperator(app, chat.operatorId);
    }
    case "wait":
      return;
  }
}

/** Nothing of it is needed with a clock that never goes back. */
const JOB: RunningJob = {
  id: "",
  key: null,
  attempt: 1,
  finish: async () => undefined,
  postpone: () => undefined,
  pauseKind: () => undefined,
};

/** Jobs as two processes run them that find each due at the same time, and again after one died. */
const JOBS = {
  "operator-gone": returnChats,
  "snooze-over": (app: App, payload: { conversationId: string }) => endSnooze(app, payload, JOB),
  "chat-silence": async (app: App, payload: { chatId: string }) => {
    await Promise.all([breakSilence(app, payload), breakSilence(app, payload)]);
    await breakSilence(app, payload);
  },
};

async function openTalkative(engine: Parameters<typeof openFloor>[0]): Promise<Floor> {
  const floor = await openFloor(engine, 2, 2, JOBS);
  for (const [index, id] of floor.departmentIds.entries()) {
    await saveDepartment(floor.app, floor.admin, { id, auto: everything(String(index)), strategy: "manual" });
  }
  for (const id of floor.operatorIds) await connectOperator(floor.app, id);
  return floor;
}

async function play(floor: Floor, steps: readonly Step[]): Promise<void> {
  const names = new Map(floor.departmentIds.map((id, index) => [id, String(index)]));
  const other = createApp(floor.app.config, { now: floor.app.now });
  const look = async (after: string) => audit(await logOf(floor), names, floor.app.now(), after);
  try {
    await floor.arrive(floor.departmentIds[0] ?? "");
    for (const [index, one] of steps.entries()) {
      try {
        await happen(floor, index % 2 ? other : floor.app, one, index);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      await floor.settle();
      await floor.pass(one.kind === "wait" ? (WAITS[one.b % WAITS.length] ?? 0) : 0, async () => undefined);
      await look(`step ${index}, ${one.kind}`);
    }
    await floor.pass(3_600_000, async () => undefined);
    await look("the end");
  } finally {
    await other.store.close();
  }
}

onEachDatabase("automatic messages", (engine) => {
  const numRuns = engine === "sqlite" ? 40 : 6;

  test("whatever happens: each comes at its second, once, in order, starts over on an answer, and never on hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 70 }), async (steps) => {
        const floor = await openTalkative(engine);
        try {
          await play(floor, steps);
        } finally {
          await floor.close();
        }
      }),
      { numRuns, endOnFailure: true },
    );
  }, 240_000);
});
