import { describe, expect, test } from "vitest";
import { trackingBy } from "../../widget/src/base/consent.ts";
import { later } from "../../widget/src/base/later.ts";
import { goOn } from "../../widget/src/base/visit.ts";
import { fair } from "../../widget/src/calls/fair.ts";
import { countUnread } from "../../widget/src/news/count.ts";

const MINUTE = 60_000;
const NOW = 1_790_000_000_000;

describe("consent", () => {
  test("a site that follows nobody is not overruled by anybody's yes", () => {
    expect(trackingBy("off", "yes", false)).toBe("off");
    expect(trackingBy(undefined, "yes", false)).toBe("off");
  });

  test("without a word it is as the site wants it, and Global Privacy Control is a no", () => {
    expect(trackingBy("memory", null, undefined)).toBe("memory");
    expect(trackingBy("stored", null, undefined)).toBe("stored");
    expect(trackingBy("memory", null, true)).toBe("off");
  });

  test("what the visitor says here counts more: a no ends it, a yes lets it be stored", () => {
    expect(trackingBy("stored", "no", undefined)).toBe("off");
    expect(trackingBy("memory", "yes", true)).toBe("stored");
  });
});

describe("a visit", () => {
  test("begins with the page where nothing is known", () => {
    const [token, ...counts] = goOn(null, NOW, 2_000, 1);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(counts).toEqual([1, NOW - 2_000, NOW, 1]);
  });

  test("goes on within half an hour, and counts its pages", () => {
    const before = goOn(null, NOW, 0, 1);
    const next = goOn(before.join(" "), NOW + 29 * MINUTE, 0, 1);
    expect(next).toEqual([before[0], 1, NOW, NOW + 29 * MINUTE, 2]);
    expect(goOn(next.join(" "), NOW + 58 * MINUTE, 0, 0)).toEqual([before[0], 1, NOW, NOW + 58 * MINUTE, 2]);
  });

  test("after half an hour without a sign is another one of the same browser", () => {
    const before = goOn(null, NOW, 0, 1);
    expect(goOn(before.join(" "), NOW + 31 * MINUTE, 0, 1)).toEqual([
      before[0],
      2,
      NOW + 31 * MINUTE,
      NOW + 31 * MINUTE,
      1,
    ]);
  });

  test("survives a clock that was set back, and text that somebody else wrote", () => {
    const before = goOn(null, NOW, 0, 1);
    expect(goOn(before.join(" "), NOW - 5 * MINUTE, 0, 1)).toMatchObject({ 1: 1, 4: 2 });
    expect(goOn("x a b c d", NOW, 0, 1)).toEqual(["x", 1, NOW, NOW, 1]);
  });
});

describe("what the page says", () => {
  test("is text of a fair length under a fair name", () => {
    const said = fair({ plan: "gold", seats: 3, trial: false, " padded ": "x", long: "y".repeat(10_000) });
    expect(said).toMatchObject({ plan: "gold", seats: "3", trial: "false", padded: "x" });
    expect(said.long?.length).toBe(200);
  });

  test("is left out where it is odd, empty or meant for the widget itself", () => {
    expect(fair({ deep: { a: 1 }, run: () => 1, locale: "es", theme: "dark", "": "x" })).toEqual({});
    expect(Object.keys(fair(JSON.parse('{"__proto__":"x","ok":"y"}')))).toEqual(["ok"]);
  });

  test("keeps the latest where it is too much", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`name${at}`, at]));
    const kept = Object.keys(fair(many));
    expect(kept.length).toBeLessThan(100);
    expect(kept.at(-1)).toBe("name499");
  });

  test("is passed on where it is taken back, but never instead of what holds", () => {
    expect(fair({ plan: "gold", seats: null, theme: null })).toEqual({ plan: "gold", seats: null });
    const back = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`name${at}`, null]));
    expect(fair({ plan: "gold", ...back })).toMatchObject({ plan: "gold", name499: null });
  });
});

describe("a part that comes with the first call on it", () => {
  test("carries calls out in the order they came, also those made while it loads", async () => {
    const done: number[] = [];
    let loads = 0;
    const call = later<number>(async () => {
      loads += 1;
      return (value) => void done.push(value);
    });
    await Promise.all([call(1), call(2, 3), call(4)]);
    expect([done, loads]).toEqual([[1, 2, 3, 4], 1]);
  });

  test("out of reach it keeps the calls for the next try, and is not loaded without any", async () => {
    const done: number[] = [];
    let loads = 0;
    const call = later<number>(async () => {
      loads += 1;
      if (loads === 1) throw new Error("out of reach");
      return (value) => void done.push(value);
    });
    await call();
    expect(loads).toBe(0);
    await call(1);
    expect(done).toEqual([]);
    await call(2);
    expect(done).toEqual([1, 2]);
  });
});

test("unread is what operators and bots said after what was read, and nothing of the visitor's own", () => {
  const said = (seq: number, kind: string) => ({ seq, author: { kind } });
  const page = { messages: [said(1, "visitor"), said(2, "operator"), said(3, "bot"), said(4, "visitor")] };
  const session = (visitorReadSeq: number) =>
    ({ chat: { visitorReadSeq }, page }) as Parameters<typeof countUnread>[0];
  expect(countUnread(session(0))).toEqual([3, 2]);
  expect(countUnread(session(2))).toEqual([3, 1]);
  expect(countUnread(session(4))).toEqual([3, 0]);
  expect(countUnread({ chat: null, page: null })).toEqual([0, 0]);
});
