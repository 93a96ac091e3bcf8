import { describe, expect, onTestFinished, test } from "vitest";
import {
  type Candidate,
  chooseOffers,
  chooseWithdrawals,
  type WaitingChat,
} from "../../server/src/chats/choose-offers.ts";
import { takeChat } from "../../server/src/chats/take-chat.ts";
import { connectOperator, disconnectOperator } from "../../server/src/realtime/operator-presence.ts";
import { onEachDatabase } from "../support/each-database.ts";
import { openFloor } from "./floor.ts";

const NOW = 1_000_000;

function chat(id: string, given: Partial<WaitingChat> = {}): WaitingChat {
  return {
    id,
    conversationId: `of ${id}`,
    departmentId: "sales",
    strategy: "fewest-chats",
    departmentCapacity: null,
    preferredOperatorId: null,
    declinedBy: [],
    ...given,
  };
}

function operator(id: string, given: Partial<Candidate> & { busy?: number } = {}): Candidate {
  const { busy = 0, ...rest } = given;
  const held = Array.from({ length: busy }, (_, i) => ({
    id: `${id}-${i}`,
    conversationId: `${id}-${i}`,
    departmentId: "sales",
    departmentCapacity: null,
    strategy: "fewest-chats" as const,
    offered: false,
  }));
  return {
    id,
    accepting: true,
    present: true,
    departmentIds: ["sales"],
    capacity: 5,
    chats: held,
    lastOfferedAt: 0,
    lastEndedAt: 0,
    ...rest,
  };
}

const chosen = (waiting: WaitingChat[], candidates: Candidate[]) =>
  chooseOffers(waiting, candidates, NOW).map((offer) => `${offer.chatId} to ${offer.operatorId}`);

test("an offer stands, until its department leaves the choice to operators or its holder is gone", () => {
  const offered = { ...chat("c"), offered: true };
  const withdrawn = (candidate: Candidate) => chooseWithdrawals([candidate]).map((one) => one.id);
  expect(withdrawn(operator("a", { chats: [offered] }))).toEqual([]);
  expect(withdrawn(operator("a", { chats: [{ ...offered, strategy: "manual" }] }))).toEqual(["c"]);
  expect(withdrawn(operator("a", { chats: [offered], present: false }))).toEqual(["c"]);
});

describe("who gets a chat", () => {
  test("fewest chats: whoever has least to do, and several at once are spread", () => {
    expect(chosen([chat("c")], [operator("a", { busy: 2 }), operator("b", { busy: 1 })])).toEqual(["c to b"]);
    expect(chosen([chat("1"), chat("2"), chat("3")], [operator("a"), operator("b", { busy: 1 })])).toEqual([
      "1 to a",
      "2 to b",
      "3 to a",
    ]);
  });

  test("longest idle: whoever has had no chat for the longest", () => {
    const strategy = "longest-idle" as const;
    const rested = operator("a", { lastEndedAt: 10, busy: 2 });
    const fresh = operator("b", { lastEndedAt: 500 });
    expect(chosen([chat("c", { strategy })], [fresh, rested])).toEqual(["c to a"]);
  });

  test("round robin: one after the other, whatever they are doing", () => {
    const strategy = "round-robin" as const;
    const candidates = [operator("a", { lastOfferedAt: 30 }), operator("b", { lastOfferedAt: 10, busy: 3 })];
    expect(chosen([chat("1", { strategy }), chat("2", { strategy })], candidates)).toEqual([
      "1 to b",
      "2 to a",
    ]);
  });

  test("the same operator as last time comes first", () => {
    const candidates = [operator("a"), operator("b", { busy: 3 })];
    expect(chosen([chat("c", { preferredOperatorId: "b" })], candidates)).toEqual(["c to b"]);
  });

  test("manual: nobody", () => {
    expect(chosen([chat("c", { strategy: "manual" })], [operator("a")])).toEqual([]);
  });

  test("not the one at capacity, of another department, away, or at the department's limit", () => {
    const waiting = [chat("c", { departmentCapacity: 1 })];
    const unable = [
      operator("full", { busy: 5 }),
      operator("elsewhere", { departmentIds: ["support"] }),
      operator("away", { accepting: false }),
      operator("limited", { busy: 1 }),
    ];
    expect(chosen(waiting, unable)).toEqual([]);
    expect(chosen(waiting, [...unable, operator("free")])).toEqual(["c to free"]);
  });

  test("whoever declined is asked again only when everybody else free has", () => {
    const both = [operator("a"), operator("b")];
    expect(chosen([chat("c", { declinedBy: ["a"] })], both)).toEqual(["c to b"]);
    expect(chooseOffers([chat("c", { declinedBy: ["a", "b"] })], both, NOW)).toMatchObject([
      { newRound: true },
    ]);
  });

  test("the queue is served in its order", () => {
    const one = operator("a", { capacity: 1 });
    expect(chosen([chat("first"), chat("second")], [one])).toEqual(["first to a"]);
  });
});

onEachDatabase("an operator who is gone", (engine) => {
  test("keeps the chats for the grace time, then they wait at the head of the queue", async () => {
    const floor = await openFloor(engine, 2, 2);
    onTestFinished(floor.close);
    const { app, operatorIds, departmentIds } = floor;
    const [, second = ""] = operatorIds;
    const department = (await floor.actor(second)).departmentIds[0] ?? departmentIds[0] ?? "";
    await connectOperator(app, second);
    await floor.arrive(department);
    const held = await app.db.selectFrom("chats").selectAll().executeTakeFirstOrThrow();
    await takeChat(app, await floor.actor(second), { chatId: held.id });
    await disconnectOperator(app, second);
    await floor.pass(1000, async () => undefined);
    await floor.arrive(department);
    const state = () => app.db.selectFrom("chats").selectAll().orderBy("queueKey").execute();
    expect((await state()).find((one) => one.id === held.id)).toMatchObject({
      state: "active",
      operatorId: second,
    });
    await floor.pass(app.limits.operatorGraceMs, async () => undefined);
    const queue = (await state()).filter((one) => one.state === "queued");
    expect(queue.map((one) => one.id)[0]).toBe(held.id);
    expect(queue).toHaveLength(2);
  });

  test("is away after two offers missed in a row", async () => {
    const floor = await openFloor(engine, 2, 2);
    onTestFinished(floor.close);
    const { app, operatorIds } = floor;
    const [, second = ""] = operatorIds;
    const department = (await floor.actor(second)).departmentIds[0] ?? "";
    await connectOperator(app, second);
    await floor.arrive(department);
    await floor.pass(31_000, async () => undefined);
    await floor.pass(31_000, async () => undefined);
    const row = await app.db
      .selectFrom("operators")
      .select("status")
      .where("id", "=", second)
      .executeTakeFirstOrThrow();
    expect(row.status).toBe("away");
  });
});
