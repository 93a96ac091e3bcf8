import { type BrowserCondition, type BrowserRule, EXIT, PAGE, TEXT } from "@palique/shared/browser-rules.ts";
import type { Reply } from "@palique/shared/reply.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { scheduleRules } from "../../widget/src/rules/schedule.ts";

const rule = (id: string, conditions: BrowserCondition[], delaySeconds = 0): BrowserRule => [
  id,
  delaySeconds * 1000,
  conditions,
];
const onPageFor = (seconds: number): BrowserCondition => [PAGE, [[seconds * 1000, Number.MAX_SAFE_INTEGER]]];
const onPage = (path: string): BrowserCondition => [TEXT, [[path.toUpperCase()]], "", false];
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
    const facts = { url: "https://shop.example/" };
    const state = { mayInvite: true };
    const schedule = scheduleRules(
      (exit) => ({
        counts: [performance.now() - began, 0, 0, 0, 0, Number(exit)],
        events: {},
        attributes: {},
        ...facts,
      }),
      () => state.mayInvite,
      async (id) => {
        asked.push(`${id} ${seconds()}`);
        const reply = answers.shift() ?? (answers.length ? null : { ok: true, value: null });
        // Whoever is invited is not invited again meanwhile.
        if (reply?.ok) state.mayInvite = false;
        return reply;
      },
    );
    schedule.take(rules);
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
    const { asked, facts, look, wait } = visit([rule("a", [onPage("/cart")], 10)]);
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
    const leaving = rule("a", [[EXIT, 1], onPage("/cart")], 3);
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
    const { asked, state, look, wait } = visit([rule("a", [onPageFor(1)], 5)]);
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
    const { asked, moved, wait } = visit(
      [rule("a", [onPageFor(1)]), rule("b", [onPageFor(1)])],
      [refused("no-operator"), refused("no-operator"), refused("no-operator")],
    );
    await wait(10_000);
    // Another page does not make anybody free.
    moved();
    await wait(30_000);
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
    expect(asked.slice(2)).toEqual(["a 600", "b 600"]);
  });

  test("beside an open invitation, or without an answer, all rules wait", async () => {
    const { asked, wait } = visit(
      [rule("a", [onPageFor(1)]), rule("b", [onPageFor(1)])],
      [refused("conflict"), null, refused("not-accepted")],
    );
    await wait(30_000);
    expect(asked).toEqual(["a 1"]);
    await wait(32_000);
    expect(asked).toEqual(["a 1", "a 31", "a 61", "b 61"]);
  });
});
