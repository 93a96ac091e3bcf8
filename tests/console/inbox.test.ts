import { describe, expect, test } from "vitest";
import { holdRows } from "../../console/src/inbox/hold-rows.ts";
import { withPending } from "../../console/src/inbox/pending.ts";
import {
  applySnapshot,
  applySummary,
  chatsOf,
  waitingRows,
  withoutOldest,
} from "../../console/src/inbox/rows.ts";
import { withShadows } from "../../console/src/inbox/use-held.ts";
import { summary } from "./summaries.ts";

const rowsOf = (...summaries: ReturnType<typeof summary>[]) => new Map(summaries.map((one) => [one.id, one]));

describe("rows of the inbox", () => {
  test("the summary with the higher rev wins, in whatever order they arrive", () => {
    const old = summary("c1", 3, { state: "queued" });
    const fresh = summary("c1", 4, { state: "ended" });
    for (const order of [
      [old, fresh],
      [fresh, old],
      [fresh, old, fresh],
    ]) {
      const rows = order.reduce(applySummary, new Map());
      expect(rows.get("c1")).toBe(fresh);
    }
  });

  test("after a cut, what the server no longer lists as alive is gone", () => {
    const rows = rowsOf(summary("c1", 1), summary("c2", 1));
    const after = applySnapshot(rows, [summary("c2", 1)], new Set());
    expect([...after.keys()]).toEqual(["c2"]);
  });

  test("a chat that arrived while the list was on its way stays", () => {
    const rows = rowsOf(summary("c3", 1, { state: "queued" }));
    const after = applySnapshot(rows, [summary("c2", 1)], new Set(["c3"]));
    expect([...after.keys()].sort()).toEqual(["c2", "c3"]);
  });

  test("a list older than what is known takes nothing back", () => {
    const rows = rowsOf(summary("c1", 7, { state: "ended" }));
    const after = applySnapshot(rows, [summary("c1", 6, { state: "queued" })], new Set());
    expect(after.get("c1")?.chat?.state).toBe("ended");
  });

  test("ended conversations that were read before stay known", () => {
    const rows = rowsOf(summary("c1", 2, { state: "ended" }));
    expect(applySnapshot(rows, [], new Set()).has("c1")).toBe(true);
  });

  test("the queue is shown in the order it is served", () => {
    const rows = rowsOf(
      summary("c1", 1, { state: "queued", queueKey: 30 }),
      summary("c2", 1, { state: "queued", queueKey: 10 }),
      summary("c3", 1, { state: "active" }),
    );
    expect(waitingRows(rows).map((row) => row.id)).toEqual(["c2", "c1"]);
  });

  test("own chats keep their order when something is said in one", () => {
    const first = summary("c1", 1, { takenAt: 10 });
    const second = summary("c2", 1, { takenAt: 20 });
    const rows = rowsOf(second, first, summary("c3", 1, { operatorId: "other" }));
    const spoken = applySummary(rows, { ...first, rev: 2, waitingSince: 99 });
    expect(chatsOf(spoken, "me").map((row) => row.id)).toEqual(["c1", "c2"]);
  });
});

describe("what the operator did shows at once", () => {
  const queued = summary("c1", 1, { state: "queued", operatorId: null });

  test("a taken chat is mine before the server answers, and queued again if it says no", () => {
    const rows = rowsOf(queued);
    const taken = withPending(rows, new Map([["c1", { type: "take", operatorId: "me", at: 5 }]]));
    expect(chatsOf(taken, "me").map((row) => row.id)).toEqual(["c1"]);
    expect(waitingRows(taken)).toEqual([]);
    expect(waitingRows(withPending(rows, new Map())).map((row) => row.id)).toEqual(["c1"]);
  });

  test("an ended chat waits for nobody", () => {
    const rows = rowsOf({ ...summary("c1", 1), waitingSince: 3 });
    const row = withPending(rows, new Map([["c1", { type: "end", at: 9 }]])).get("c1");
    expect(row?.chat).toMatchObject({ state: "ended", endedAt: 9 });
    expect(row?.waitingSince).toBeNull();
  });
});

describe("a list under the pointer", () => {
  const [one, two, three] = [summary("c1", 1), summary("c2", 1), summary("c3", 1)];

  test("a row that leaves keeps its place, and a new one comes at the end", () => {
    const shown = holdRows([], [one, two]);
    const held = holdRows(shown, [three, two]);
    expect(held.map(({ row, gone }) => [row.id, gone])).toEqual([
      ["c1", true],
      ["c2", false],
      ["c3", false],
    ]);
  });

  test("a row that comes back is live again", () => {
    const held = holdRows(holdRows(holdRows([], [one]), []), [one]);
    expect(held).toEqual([{ row: one, gone: false }]);
  });
});

describe("a row that leaves a list", () => {
  const [one, two, three] = [summary("c1", 1), summary("c2", 1), summary("c3", 1)];

  test("stays as a shadow where it stood, and the others keep their order", () => {
    const shown = withShadows([], [one, two, three]);
    expect(withShadows(shown, [three, one]).map(({ row, gone }) => [row.id, gone])).toEqual([
      ["c3", false],
      ["c2", true],
      ["c1", false],
    ]);
  });
});

test("of what is over only so much is held, the newest, and whatever is open or listed", () => {
  const over = Array.from({ length: 12 }, (_, n) => summary(`c${n}`, 1, { state: "ended" }));
  const rows = rowsOf(...over, summary("c99", 1, { state: "active" }));
  const kept = withoutOldest(rows, 10, () => new Set(["c1"]));
  expect([...kept.keys()]).toEqual(["c1", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c99"]);
  expect(withoutOldest(rows, 12, () => new Set())).toBe(rows);
});
