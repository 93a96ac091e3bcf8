import type { ConversationSummary } from "@palique/shared/operator.ts";
import { matches, orderKey } from "@palique/shared/view-match.ts";
import type { Condition, SaveView, ViewFilter, ViewOrder } from "@palique/shared/views.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OperatorClient } from "../support/clients.ts";
import { createDatabase } from "../support/databases.ts";
import { type Desk, openDesk, staffed, talking, waiting } from "../support/desk.ts";
import { onEachDatabase } from "../support/each-database.ts";

const VIEW: SaveView = {
  id: null,
  name: "Mine that wait",
  icon: "clock",
  color: "amber",
  shared: false,
  filter: { match: "all", items: [] },
  order: "activity",
};

/** Numbers as if by chance, the same ones for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function everyRow(operator: OperatorClient, filter: ViewFilter, order: ViewOrder) {
  const rows: ConversationSummary[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: { conversations: ConversationSummary[]; next: string | null } = await operator.value(
      "view:page",
      { filter, order, cursor },
    );
    rows.push(...page.conversations);
    cursor = page.next;
    if (!cursor) return rows;
  }
}
const idsOf = (rows: readonly ConversationSummary[]) => rows.map(({ id }) => id).sort();

onEachDatabase("views", (engine) => {
  let opened: Desk | null = null;
  beforeAll(async () => {
    opened = await openDesk({ database: await createDatabase(engine) });
  });
  afterAll(async () => {
    await opened?.server.stop();
    await opened?.server.database.drop();
  });
  const desk = () => {
    if (!opened) throw new Error("used before the tests run");
    return opened;
  };

  test("server and console agree about every filter, and pages leave nothing out", async () => {
    const lead = await staffed(desk(), {}, { role: "supervisor" });
    const chats = [await talking(desk()), await talking(desk()), await talking(desk())];
    const queued = [await waiting(desk(), lead.departmentId), await waiting(desk(), lead.departmentId)];
    const [first, second, third] = chats;
    if (!first || !second || !third) throw new Error("no chats");
    await first.operator.say(first.conversationId, "answered");
    await second.operator.value("chat:end", { chatId: second.chatId });
    const tag = await lead.operator.value("tag:create", { name: `vip ${engine}`, color: "#aa0000" });
    await lead.operator.value("conversation:tag", {
      conversationId: third.conversationId,
      tagId: tag.id,
      on: true,
    });
    await lead.operator.value("conversation:set-priority", {
      conversationId: third.conversationId,
      priority: "urgent",
    });
    await lead.operator.value("chat:hold", { chatId: third.chatId, reason: "" });
    const all = await everyRow(lead.operator, { match: "all", items: [] }, "newest");
    expect(idsOf(all)).toEqual(expect.arrayContaining(queued.map((one) => one.conversationId)));

    const pools: Record<string, readonly string[]> = {
      state: ["queued", "active", "ended", "none", "held", "snoozed"],
      ticket: ["none", "any", "open", "resolved"],
      department: [lead.departmentId, first.departmentId],
      operator: ["me", "none", "anyone", third.operator.me.id],
      tag: [tag.id, "none"],
      priority: ["low", "normal", "urgent"],
      language: ["en", "es", "e"],
      rating: ["none", "good", "bad"],
    };
    const random = chance(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const condition = (): Condition => {
      const not = random() < 0.3;
      const kind = random();
      if (kind < 0.1) return { field: "unanswered", not };
      if (kind < 0.3) {
        const field = pick(["waiting", "activity", "created"] as const);
        return { field, not, op: pick(["over", "under"] as const), minutes: pick([1, 60]) };
      }
      const field = pick(Object.keys(pools)) as "state";
      return { field, not, values: [pick(pools[field] ?? []), pick(pools[field] ?? [])] };
    };
    const some = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) }, condition);
    for (let round = 0; round < 120; round++) {
      const items: ViewFilter["items"] = some(3);
      if (random() < 0.5) items.push({ match: pick(["all", "any"] as const), items: some(3) });
      const filter: ViewFilter = { match: pick(["all", "any"] as const), items };
      const order = pick(["activity", "waiting", "priority", "newest"] as const);
      const found = await everyRow(lead.operator, filter, order);
      const wanted = all.filter((row) => matches(filter, row, lead.operator.me.id, Date.now()));
      expect(idsOf(found), JSON.stringify(filter)).toEqual(idsOf(wanted));
      const keys = found.map((row) => orderKey(order, row));
      expect(keys, order).toEqual([...keys].sort((a, b) => a - b));
      expect(await lead.operator.value("view:count", { filter })).toBe(wanted.length);
    }
  });

  test("a view shows nobody what they may not see", async () => {
    const { conversationId } = await talking(desk());
    const stranger = await staffed(desk());
    const rows = await everyRow(stranger.operator, { match: "any", items: [] }, "activity");
    expect(idsOf(rows)).not.toContain(conversationId);
    expect(rows.every((row) => row.departmentId === stranger.departmentId)).toBe(true);
  });

  test("own views are one's own, shared ones everybody's and changed by supervisors only", async () => {
    const lead = await staffed(desk(), {}, { role: "supervisor" });
    const agent = await staffed(desk());
    const shared = await lead.operator.value("view:save", { ...VIEW, shared: true });
    const own = await lead.operator.value("view:save", { ...VIEW, name: "Only mine" });
    await agent.operator.next("views");
    const seen = await agent.operator.value("views:list", {});
    expect(seen).toContainEqual({ ...shared, mine: false });
    expect(seen.map(({ id }) => id)).not.toContain(own.id);
    for (const id of [shared.id, own.id]) {
      expect(await agent.operator.ask("view:save", { ...VIEW, id })).toMatchObject({ error: "not-found" });
      expect(await agent.operator.ask("view:delete", { id })).toMatchObject({ error: "not-found" });
    }
    expect(await agent.operator.ask("view:save", { ...VIEW, shared: true })).toMatchObject({
      error: "forbidden",
    });
    await lead.operator.value("views:order", { ids: [own.id, shared.id] });
    const ordered = await lead.operator.value("views:list", {});
    expect(ordered.slice(0, 2).map(({ id }) => id)).toEqual([own.id, shared.id]);
    await lead.operator.value("view:delete", { id: shared.id });
    expect((await agent.operator.value("views:list", {})).map(({ id }) => id)).not.toContain(shared.id);
  });

  test("a filter that is too deep, too long or not one is refused", async () => {
    const { operator } = await staffed(desk());
    const flag = { field: "unanswered", not: false };
    const inner = { match: "all", items: [flag] };
    for (const filter of [
      { match: "all", items: [{ match: "all", items: [inner] }] },
      { match: "all", items: Array.from({ length: 13 }, () => flag) },
      { match: "all", items: [{ field: "passwordHash", not: false, values: ["x"] }] },
      { match: "none", items: [] },
    ]) {
      expect(await operator.raw("view:count", { filter })).toMatchObject({ ok: false, error: "bad-input" });
    }
    const odd = { field: "department" as const, not: false, values: ["' or 1=1 --"] };
    expect(await operator.value("view:count", { filter: { match: "all", items: [odd] } })).toBe(0);
  });

  test("what is done to many is done to each it may be done to, and says why not to the others", async () => {
    const { operator, conversationId, departmentId } = await talking(desk());
    const mine = await waiting(desk(), departmentId);
    const foreign = await talking(desk());
    const ids = [conversationId, mine.conversationId, foreign.conversationId, "nothing"];
    const result = await operator.value("bulk", { ids, action: { type: "priority", priority: "high" } });
    expect(result.done.sort()).toEqual([conversationId, mine.conversationId].sort());
    expect(result.failed).toEqual([
      { id: foreign.conversationId, error: "not-found" },
      { id: "nothing", error: "not-found" },
    ]);
    const ended = await operator.value("bulk", { ids: [conversationId], action: { type: "end" } });
    expect(ended.done).toEqual([conversationId]);
    const many = Array.from({ length: 201 }, (_, n) => `c${n}`);
    expect(await operator.ask("bulk", { ids: many, action: { type: "end" } })).toMatchObject({
      error: "bad-input",
    });
  });

  test("more than a page comes in pages, each row once", async () => {
    const { operator, departmentId } = await staffed(desk());
    for (let n = 0; n < 51; n++) (await waiting(desk(), departmentId)).visitor.close();
    for (const order of ["activity", "waiting", "priority", "newest"] as const) {
      const rows = await everyRow(operator, { match: "all", items: [] }, order);
      expect(new Set(rows.map(({ id }) => id)).size, order).toBe(51);
      expect(rows, order).toHaveLength(51);
    }
  });
});
