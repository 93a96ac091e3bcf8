import type { LiveVisitor } from "@palique/shared/live-visitors.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Part,
  type Places,
  partAt,
  placeRows,
  roomFor,
  windowFor,
} from "../../console/src/visitors/places.ts";
import { doingOf, mayInvite } from "../../console/src/visitors/state.ts";

const visitor = (id: string, rest: Partial<LiveVisitor> = {}): LiveVisitor => ({
  id,
  contactId: null,
  name: "",
  identity: null,
  siteId: "s1",
  state: "online",
  page: { url: "https://shop.example/", title: "Shop" },
  pageSince: 0,
  since: 0,
  leftAt: null,
  pages: 1,
  visits: null,
  device: { kind: "desktop", browser: "", system: "" },
  language: "es",
  timeZone: null,
  place: null,
  referrer: "",
  campaign: "",
  conversation: null,
  invitation: null,
  ...rest,
});
const rowsOf = (...ids: string[]) => ids.map((id) => visitor(id));
const idsIn = (places: Places, { start, end }: Part) =>
  Array.from({ length: end - start }, (_, index) => places.get(start + index)?.row.id);

const NONE: Places = new Map();
const order = fc
  .shuffledSubarray(
    Array.from({ length: 40 }, (_, index) => `v${index}`),
    { minLength: 0 },
  )
  .map((ids) => ids.map((id) => visitor(id)));
const looks = fc.array(
  fc.record({
    list: order,
    from: fc.integer({ min: 0, max: 30 }),
    size: fc.integer({ min: 0, max: 20 }),
    held: fc.option(
      fc.record({ start: fc.integer({ min: 0, max: 30 }), rows: fc.integer({ min: 1, max: 8 }) }),
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

test("whatever comes, goes and moves: nobody is listed twice, who is held stays, and all of the window is there", () => {
  fc.assert(
    fc.property(looks, (all) => {
      let places = NONE;
      for (const { list, from, size, held } of all) {
        const rows = list.slice(from, from + size);
        const part = held && { start: held.start, end: held.start + held.rows };
        const before = part && idsIn(places, part);
        places = placeRows(places, { from, rows }, list.length, part);
        const ids = [...places.values()].map(({ row }) => row.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const row of rows) expect([...places.values()].some((one) => one.row === row)).toBe(true);
        if (part && before) {
          for (const [index, id] of before.entries()) {
            if (id) expect(places.get(part.start + index)?.row.id).toBe(id);
          }
        } else {
          expect(idsIn(places, { start: from, end: from + rows.length })).toEqual(rows.map(({ id }) => id));
          expect(roomFor(places, list.length)).toBe(list.length);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test("under the pointer a row is kept up to date in place, and who left the list stays as a shadow", () => {
  const held = { start: 0, end: 3 };
  const before = placeRows(NONE, { from: 0, rows: rowsOf("a", "b", "c", "d") }, 4, null);
  const moved = visitor("c", { pages: 2 });
  const after = placeRows(before, { from: 0, rows: [moved, visitor("a"), visitor("d")] }, 3, held);
  expect(idsIn(after, { start: 0, end: 4 })).toEqual(["a", "b", "c", "d"]);
  expect(after.get(1)?.moved).toBe(true);
  expect(after.get(2)).toEqual({ row: moved, moved: false });
  expect(roomFor(after, 3)).toBe(4);
  const released = placeRows(after, { from: 0, rows: [moved, visitor("a"), visitor("d")] }, 3, null);
  expect(idsIn(released, { start: 0, end: 4 })).toEqual(["c", "a", "d", undefined]);
});

test("what was seen on the way shows again at once when somebody scrolls back", () => {
  const top = placeRows(NONE, { from: 0, rows: rowsOf("a", "b") }, 6, null);
  const both = placeRows(top, { from: 2, rows: rowsOf("c", "d") }, 6, null);
  expect(idsIn(both, { start: 0, end: 4 })).toEqual(["a", "b", "c", "d"]);
  const far = placeRows(both, { from: 5_000, rows: rowsOf("x") }, 20_000, null);
  expect(far.size).toBe(1);
});

test("what is in sight is always within what is asked for, which is never more than a window may have", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (start, rows) => {
      const { from, size } = windowFor({ start, end: start + rows }, 100);
      expect(from).toBeLessThanOrEqual(start);
      expect(from + size).toBeGreaterThanOrEqual(start + rows);
      expect(size).toBeLessThanOrEqual(100);
    }),
  );
  const asked = new Set(
    Array.from({ length: 10 }, (_, step) => windowFor({ start: 104 + step, end: 124 + step }, 100).from),
  );
  expect(asked.size).toBeLessThanOrEqual(2);
});

test("the rows that are drawn are those in sight, at both ends of the list too", () => {
  expect(partAt(0, 520, 52, 20_000)).toEqual({ start: 0, end: 10 });
  expect(partAt(52 * 10_000 + 26, 520, 52, 20_000)).toEqual({ start: 10_000, end: 10_011 });
  expect(partAt(52 * 19_990, 520, 52, 20_000)).toEqual({ start: 19_990, end: 20_000 });
  expect(partAt(99_999, 520, 52, 3)).toEqual({ start: 2, end: 3 });
});

test("of what a visitor does the row says what matters most: gone, talking, waiting, invited, there", () => {
  const names = (id: string | null) => (id === "o2" ? "Luis" : "");
  const chat = { id: "c", number: 1, state: "active", operatorId: "o2" } as const;
  const card = { id: "me", name: "Ana", avatar: null };
  const invitation = { id: "i", state: "opened", operator: card } as const;
  const of = (rest: Partial<LiveVisitor>) => doingOf(visitor("v", rest), "me", names);
  expect(of({ state: "left", conversation: chat })).toEqual({ kind: "left" });
  expect(of({ conversation: chat, invitation })).toEqual({ kind: "chat", by: "other", name: "Luis" });
  expect(of({ conversation: { ...chat, operatorId: "me" } })).toMatchObject({ kind: "chat", by: "me" });
  expect(of({ conversation: { ...chat, state: "queued" } })).toEqual({ kind: "queued" });
  expect(of({ invitation })).toEqual({ kind: "invited", by: "me", name: "Ana", opened: true });
  expect(of({ invitation: { ...invitation, operator: null } })).toMatchObject({ by: "rule" });
  expect(of({ state: "idle", conversation: { ...chat, state: "ended" } })).toEqual({ kind: "idle" });
});

test("only who is there, is not talking and has no invitation in hand can be invited", () => {
  const chat = { id: "c", number: 1, state: "ended", operatorId: null } as const;
  expect(mayInvite(visitor("v", { conversation: chat }))).toBe(true);
  expect(mayInvite(visitor("v", { state: "left" }))).toBe(false);
  expect(mayInvite(visitor("v", { conversation: { ...chat, state: "queued" } }))).toBe(false);
  expect(mayInvite(visitor("v", { conversation: { ...chat, state: "active" } }))).toBe(false);
  const byRule = { id: "i", state: "shown", operator: null } as const;
  expect(mayInvite(visitor("v", { invitation: byRule }))).toBe(true);
  expect(mayInvite(visitor("v", { invitation: { ...byRule, state: "opened" } }))).toBe(false);
  const byHand = { ...byRule, operator: { id: "o2", name: "Luis", avatar: null } };
  expect(mayInvite(visitor("v", { invitation: byHand }))).toBe(false);
});
