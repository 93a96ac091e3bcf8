import { STRATEGIES } from "@palique/shared/admin.ts";
import { OPERATOR_STATUSES } from "@palique/shared/operator.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseOffer } from "../../server/src/chats/decline-offer.ts";
import { endChat, endOwnChat } from "../../server/src/chats/end-chat.ts";
import { resumeChat } from "../../server/src/chats/resume-chat.ts";
import { takeChat } from "../../server/src/chats/take-chat.ts";
import { sendVisitorMessage } from "../../server/src/conversations/send-message.ts";
import { saveDepartment } from "../../server/src/departments/save-department.ts";
import { AppError } from "../../server/src/errors.ts";
import { saveOperator } from "../../server/src/operators/save-operator.ts";
import { setStatus } from "../../server/src/operators/set-status.ts";
import { connectOperator, disconnectOperator } from "../../server/src/realtime/operator-presence.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { type Floor, openFloor } from "./floor.ts";
import { checkOwnership, type Snapshot, snapshot, violations } from "./rules.ts";

/** What can happen, with how often; `a` and `b` pick who and what. */
const WEIGHTS = {
  arrive: 10,
  connect: 6,
  drop: 3,
  status: 3,
  takeOffered: 8,
  takeAny: 3,
  race: 3,
  refuse: 4,
  end: 6,
  visitorEnds: 2,
  visitorWrites: 2,
  resume: 5,
  resumeMinutes: 1,
  capacity: 2,
  departments: 2,
  disable: 1,
  strategy: 2,
  departmentCapacity: 1,
  queueLimit: 1,
  wait: 8,
} as const;
type Kind = keyof typeof WEIGHTS;

const step = fc.record({
  kind: fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({ arbitrary: fc.constant(kind as Kind), weight })),
  ),
  a: fc.nat(1000),
  b: fc.nat(1000),
});
type Step = { kind: Kind; a: number; b: number };

const WAITS = [50, 1_000, 9_000, 31_000, 61_000];

function at<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

async function happen(
  floor: Floor,
  state: Snapshot,
  { kind, a, b }: Step,
  check: () => Promise<void>,
): Promise<void> {
  const { app, admin } = floor;
  const operatorId = at(floor.operatorIds, a) ?? "";
  const departmentId = at(floor.departmentIds, b) ?? "";
  const visitor = at(floor.visitors, b);
  const queued = state.chats.filter((chat) => chat.state === "queued");
  const connected = state.connections.some((one) => one.operatorId === operatorId);
  switch (kind) {
    case "arrive":
      return floor.arrive(departmentId);
    case "connect":
      return connectOperator(app, operatorId);
    case "drop":
      return connected ? disconnectOperator(app, operatorId) : undefined;
    case "status": {
      const status = at(OPERATOR_STATUSES, b) ?? "online";
      return void (await setStatus(app, await floor.actor(operatorId), { status, idle: false }));
    }
    case "takeOffered":
    case "takeAny": {
      const chats = kind === "takeAny" ? queued : queued.filter((chat) => chat.offeredTo);
      const chat = at(chats, b);
      if (!chat) return;
      const taker = kind === "takeAny" ? operatorId : (chat.offeredTo ?? operatorId);
      return void (await takeChat(app, await floor.actor(taker), { chatId: chat.id }));
    }
    case "race": {
      const chat = at(queued, b);
      if (!chat) return;
      const racers = await Promise.all(floor.operatorIds.map((id) => floor.actor(id).catch(() => null)));
      const results = await Promise.allSettled([
        ...racers.flatMap((racer) => (racer ? [takeChat(app, racer, { chatId: chat.id })] : [])),
        floor.arrive(departmentId),
      ]);
      const bugs = results.flatMap((one) =>
        one.status === "rejected" && !(one.reason instanceof AppError) ? [one.reason] : [],
      );
      if (bugs.length > 0) throw bugs[0];
      return;
    }
    case "refuse": {
      const chat = at(
        queued.filter((one) => one.offeredTo),
        b,
      );
      if (!chat?.offeredTo) return;
      return void (await refuseOffer(app, await floor.actor(chat.offeredTo), { chatId: chat.id }));
    }
    case "end": {
      const chat = at(
        state.chats.filter((one) => one.state === "active"),
        b,
      );
      if (!chat?.operatorId) return;
      return void (await endChat(app, await floor.actor(chat.operatorId), { chatId: chat.id }));
    }
    case "visitorEnds":
      return visitor && void (await endOwnChat(app, visitor.actor, visitor));
    case "visitorWrites":
      return (
        visitor &&
        void (await sendVisitorMessage(
          app,
          visitor.actor,
          { clientId: app.id(), conversationId: visitor.conversationId, text: "and?" },
          null,
        ))
      );
    case "resume":
      return visitor && void (await resumeChat(app, visitor.actor, floor.site, visitor));
    case "capacity":
      return void (await saveOperator(app, admin, { id: operatorId, capacity: 1 + (b % 4) }));
    case "departments": {
      const departmentIds = floor.departmentIds.filter((_, index) => (b >> index) % 2 === 0);
      return void (await saveOperator(app, admin, { id: operatorId, departmentIds }));
    }
    case "disable":
      return void (await saveOperator(app, admin, { id: operatorId, disabled: b % 3 === 0 }));
    case "strategy":
      return void (await saveDepartment(app, admin, { id: departmentId, strategy: at(STRATEGIES, a) }));
    case "departmentCapacity":
      return void (await saveDepartment(app, admin, { id: departmentId, capacity: at([null, 1, 2], a) }));
    case "queueLimit":
      return void (await saveDepartment(app, admin, { id: departmentId, queueLimit: at([null, 0, 5], a) }));
    case "resumeMinutes": {
      const resumeMinutes = at([0, 1, 30], a) ?? 30;
      return void (await saveDepartment(app, admin, { id: departmentId, resumeMinutes }));
    }
    case "wait":
      return floor.pass(at(WAITS, b) ?? 0, check);
  }
}

/** Plays the steps and checks every rule after each. */
async function play(floor: Floor, steps: readonly Step[]): Promise<void> {
  let state = await snapshot(floor.app);
  let happened = "";
  const check = async () => {
    const next = await snapshot(floor.app);
    const before = state;
    state = next;
    expect(violations(before, next), `after ${happened}`).toEqual([]);
  };
  for (const one of steps) {
    happened = one.kind;
    try {
      await happen(floor, state, one, check);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    await floor.settle();
    await check();
  }
}

/** Everybody comes to work and answers what they get: then nobody is left waiting. */
async function workOff(floor: Floor): Promise<void> {
  const { app, admin } = floor;
  for (const id of floor.departmentIds) {
    await saveDepartment(app, admin, { id, strategy: "fewest-chats", capacity: null });
  }
  for (const id of floor.operatorIds) {
    await saveOperator(app, admin, { id, disabled: false, capacity: 2, departmentIds: floor.departmentIds });
    await connectOperator(app, id);
    await setStatus(app, await floor.actor(id), { status: "online", idle: false });
  }
  await floor.settle();
  const rounds = (await snapshot(app)).chats.length + 1;
  for (let round = 0; round < rounds; round++) {
    for (const chat of (await snapshot(app)).chats) {
      const operatorId = chat.operatorId ?? chat.offeredTo;
      if (!operatorId) continue;
      const actor = await floor.actor(operatorId);
      if (chat.state === "queued") await takeChat(app, actor, { chatId: chat.id });
      await endChat(app, actor, { chatId: chat.id });
    }
  }
  expect((await snapshot(app)).chats).toEqual([]);
}

onEachDatabase("routing", (engine) => {
  const numRuns = engine === "sqlite" ? 30 : 5;

  test("whatever happens: one owner, no one above capacity, nobody free beside a waiting chat, nobody starves", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 120, maxLength: 200 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (steps, departments, operators) => {
          const floor = await openFloor(engine, departments, operators);
          try {
            await play(floor, steps);
            await workOff(floor);
            expect(await checkOwnership(floor.app)).toEqual([]);
          } finally {
            await floor.close();
          }
        },
      ),
      { numRuns, endOnFailure: true },
    );
  }, 180_000);
});
