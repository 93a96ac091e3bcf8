import type { BrowserRule, RuleCondition } from "@palique/shared/invitations.ts";
import type { Reply } from "@palique/shared/reply.ts";
import type { RuleFacts } from "@palique/shared/rule-match.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  drawVariant,
  type History,
  msUntilAllowed,
  NO_HISTORY,
  withAsked,
} from "../../widget/src/rules/history.ts";
import { type ScheduleParts, scheduleRules } from "../../widget/src/rules/schedule.ts";

const rule = (id: string, conditions: RuleCondition[], change: Partial<BrowserRule> = {}): BrowserRule => ({
  id,
  conditions,
  weights: [1],
  delaySeconds: 0,
  most: { times: 1, days: 0 },
  cooldownMinutes: 0,
  ...change,
});
const onPageFor = (seconds: number): RuleCondition => ({ on: "page-time", seconds });
const onPage = (any: string): RuleCondition => ({ on: "url", any: [any], not: false });
const refused = (error: "no-operator" | "not-accepted" | "conflict"): Reply<unknown> => ({
  ok: false,
  error,
});

describe("the moment of a rule", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A visitor on one page from now on; `asked` is what the server was asked for, at which second. */
  function visit(rules: BrowserRule[], answers: (Reply<unknown> | null)[] = []) {
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 100) / 10;
    const asked: string[] = [];
    const facts: RuleFacts = { url: "https://shop.example/" };
    const state = { mayInvite: true };
    const parts: ScheduleParts = {
      rules,
      facts: () => ({ ...facts, pageMs: performance.now() - began }),
      mayInvite: () => state.mayInvite,
      limits: () => () => 0,
      async ask({ id }) {
        asked.push(`${id} ${seconds()}`);
        const reply = answers.shift() ?? (answers.length ? null : { ok: true, value: null });
        // Whoever is invited is not invited again meanwhile.
        if (reply?.ok) state.mayInvite = false;
        return reply;
      },
    };
    const schedule = scheduleRules(parts);
    schedule.look();
    const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
    return { facts, state, asked, wait, ...schedule };
  }

  test("comes with the passing of time alone, in the second it is due", async () => {
    const { asked, wait } = visit([rule("a", [onPageFor(10)])]);
    await wait(9_900);
    expect(asked).toEqual([]);
    await wait(200);
    expect(asked).toEqual(["a 10"]);
  });

  test("costs one timer however long it is away, and none where time changes nothing", async () => {
    const { wait } = visit([rule("a", [onPageFor(3_600)]), rule("b", [onPageFor(7_200)])]);
    await wait(10_000);
    expect(vi.getTimerCount()).toBe(1);
    visit([rule("a", [onPage("/cart")])]);
    expect(vi.getTimerCount()).toBe(1);
  });

  test("of two rules that fit, the first one in the list wins", async () => {
    const { asked, wait } = visit([rule("first", [onPageFor(5)]), rule("second", [onPageFor(5)])]);
    await wait(6_000);
    expect(asked).toEqual(["first 5"]);
  });

  test("after its delay, if everything held all the while", async () => {
    const { asked, facts, look, wait } = visit([rule("a", [onPage("/cart")], { delaySeconds: 10 })]);
    facts.url = "https://shop.example/cart";
    look();
    await wait(6_000);
    facts.url = "https://shop.example/";
    look();
    await wait(1_000);
    facts.url = "https://shop.example/cart";
    look();
    await wait(9_900);
    expect(asked).toEqual([]);
    await wait(200);
    expect(asked).toEqual(["a 17"]);
  });

  test("leaving is a moment: the delay after it runs, though the pointer came back", async () => {
    const leaving = rule("a", [{ on: "exit" }, onPage("/cart")], { delaySeconds: 3 });
    const { asked, facts, look, wait } = visit([leaving]);
    look(true);
    await wait(5_000);
    expect(asked).toEqual([]);
    facts.url = "https://shop.example/cart";
    look();
    await wait(5_000);
    // The moment had passed when the rest came true.
    expect(asked).toEqual([]);
    look(true);
    await wait(1_000);
    look(false);
    await wait(2_100);
    expect(asked).toEqual(["a 13"]);
  });

  test("nothing is asked while somebody may not be invited, and the delay begins anew afterwards", async () => {
    const { asked, state, look, wait } = visit([rule("a", [onPageFor(1)], { delaySeconds: 5 })]);
    await wait(2_000);
    state.mayInvite = false;
    look();
    expect(vi.getTimerCount()).toBe(0);
    await wait(60_000);
    state.mayInvite = true;
    look();
    await wait(4_900);
    expect(asked).toEqual([]);
    await wait(200);
    expect(asked).toEqual(["a 67"]);
  });

  test("nobody free: asked again half a minute later, and the next rule has its turn at once", async () => {
    const { asked, wait } = visit(
      [rule("a", [onPageFor(1)]), rule("b", [onPageFor(1)])],
      [refused("no-operator"), refused("no-operator"), refused("no-operator")],
    );
    await wait(40_000);
    expect(asked).toEqual(["a 1", "b 1", "a 31", "b 31"]);
  });

  test("what the server does not accept is not asked for again on this page", async () => {
    const { asked, moved, wait } = visit(
      [rule("a", [onPageFor(1)]), rule("b", [onPageFor(1)])],
      [refused("not-accepted"), refused("not-accepted"), refused("not-accepted")],
    );
    await wait(600_000);
    expect(asked).toEqual(["a 1", "b 1"]);
    moved();
    await wait(0);
    expect(asked.length).toBe(4);
  });

  test("beside an open invitation, or without an answer, all rules wait", async () => {
    const { asked, wait } = visit(
      [rule("a", [onPageFor(1)]), rule("b", [onPageFor(1)])],
      [refused("conflict"), null, refused("not-accepted")],
    );
    await wait(60_000);
    expect(asked).toEqual(["a 1"]);
    await wait(12_000);
    expect(asked).toEqual(["a 1", "a 61", "a 71", "b 71"]);
  });
});

describe("how often one visitor is invited", () => {
  const MINUTE = 60_000;
  const DAY = 1_440 * MINUTE;
  const NOW = 1_000 * DAY;
  const asked = (...list: [string, number][]): History =>
    list.reduce((history, [id, at]) => withAsked(history, id, at), NO_HISTORY);

  test("within a visit", () => {
    const one = rule("a", [], { most: { times: 2, days: 0 } });
    const twice = asked(["a", NOW - 9 * MINUTE], ["a", NOW - 5 * MINUTE]);
    expect(msUntilAllowed(one, twice, NOW, 10 * MINUTE)).toBe(Number.POSITIVE_INFINITY);
    // The first of them was in an earlier visit.
    expect(msUntilAllowed(one, twice, NOW, 8 * MINUTE)).toBe(0);
    expect(msUntilAllowed(one, asked(["b", NOW]), NOW, 10 * MINUTE)).toBe(0);
  });

  test("within days: until the oldest that counts is older than that", () => {
    const one = rule("a", [], { most: { times: 2, days: 7 } });
    const history = asked(["a", NOW - 9 * DAY], ["a", NOW - 6 * DAY], ["a", NOW - DAY]);
    expect(msUntilAllowed(one, history, NOW, MINUTE)).toBe(DAY);
    expect(msUntilAllowed(one, history, NOW + DAY + 1, MINUTE)).toBe(0);
  });

  test("not soon after any other invitation, also by hand", () => {
    const one = rule("a", [], { cooldownMinutes: 30 });
    expect(msUntilAllowed(one, asked(["", NOW - 10 * MINUTE]), NOW, DAY)).toBe(20 * MINUTE);
    expect(msUntilAllowed(one, asked(["b", NOW - 30 * MINUTE]), NOW, DAY)).toBe(0);
  });

  test("never again in a visit in which one was closed", () => {
    const closed = { ...NO_HISTORY, closedAt: NOW - 5 * MINUTE };
    expect(msUntilAllowed(rule("a", []), closed, NOW, 10 * MINUTE)).toBe(Number.POSITIVE_INFINITY);
    expect(msUntilAllowed(rule("a", []), closed, NOW, 4 * MINUTE)).toBe(0);
  });

  test("what is remembered does not grow without end", () => {
    let history = NO_HISTORY;
    for (let at = 0; at < 1_000; at++) history = withAsked(history, "a", at);
    expect(history.asked.length).toBeLessThanOrEqual(100);
    expect(history.asked.at(-1)).toEqual(["a", 999]);
  });
});

describe("the variant a visitor gets", () => {
  const test3 = rule("a", [], { weights: [1, 0, 3] });

  test("is drawn by weight", () => {
    const drawn = [0, 0.2, 0.25, 0.5, 0.999].map((random) => drawVariant(test3, NO_HISTORY, random));
    expect(drawn).toEqual([0, 0, 2, 2, 2]);
    expect(drawVariant(rule("a", [], { weights: [0] }), NO_HISTORY, 0.5)).toBe(0);
  });

  test("is kept, unless it was taken out of the test", () => {
    expect(drawVariant(test3, { ...NO_HISTORY, drawn: { a: 2 } }, 0)).toBe(2);
    expect(drawVariant(test3, { ...NO_HISTORY, drawn: { a: 1 } }, 0)).toBe(0);
    expect(drawVariant(test3, { ...NO_HISTORY, drawn: { a: 7 } }, 0)).toBe(0);
  });
});
