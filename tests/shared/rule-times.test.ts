import type { RuleCondition } from "@palique/shared/invitations.ts";
import { mayFit, msUntilFit } from "@palique/shared/rule-match.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openSpans } from "../../server/src/invitations/open-spans.ts";
import { msUntilFitCompiled } from "../support/compiled-rules.ts";

const NEVER = Number.POSITIVE_INFINITY;
const DAY = 86_400_000;
type Schedule = Extract<RuleCondition, { on: "schedule" }>;

const seconds = fc.nat(86_400);
const passed = fc.nat(2 * DAY);

test("the wait is over exactly when all times have passed, and not a millisecond sooner", () => {
  fc.assert(
    fc.property(
      seconds,
      seconds,
      seconds,
      passed,
      passed,
      passed,
      (page, site, idle, pageMs, siteMs, idleMs) => {
        const conditions: RuleCondition[] = [
          { on: "page-time", seconds: page },
          { on: "site-time", seconds: site },
          { on: "idle", seconds: idle },
        ];
        const at = (ms: number) =>
          msUntilFit(conditions, { pageMs: pageMs + ms, siteMs: siteMs + ms, idleMs: idleMs + ms });
        const wait = at(0);
        const holds = pageMs >= page * 1000 && siteMs >= site * 1000 && idleMs >= idle * 1000;
        expect(wait === 0).toBe(holds);
        expect(at(wait)).toBe(0);
        expect(msUntilFitCompiled(conditions, { pageMs, siteMs, idleMs })).toBe(wait);
        expect(msUntilFitCompiled(conditions, { pageMs, siteMs, idleMs }, wait)).toBe(0);
        if (wait > 0) expect(at(wait - 1)).toBe(1);
      },
    ),
  );
});

test("where something else has to happen first there is nothing to wait for", () => {
  const conditions: RuleCondition[] = [{ on: "page-time", seconds: 5 }, { on: "exit" }];
  expect(msUntilFit(conditions, { pageMs: 0, exit: false })).toBe(NEVER);
  expect(msUntilFit(conditions, { pageMs: 0, exit: true })).toBe(5_000);
});

/** What a clock on the wall says, read off it. */
function wall(timeZone: string, at: number) {
  const [, day = "", hour, minute] =
    /(\w+),? (\d+):(\d+)/.exec(
      new Date(at).toLocaleString("en-GB", {
        timeZone,
        weekday: "long",
        hour: "2-digit",
        minute: "2-digit",
      }),
    ) ?? [];
  const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  return { day: days.indexOf(day), minute: Number(hour) * 60 + Number(minute) };
}
const schedule = fc.record({
  on: fc.constant("schedule" as const),
  timeZone: fc.constantFrom(
    "America/Bogota",
    "Europe/Madrid",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "UTC",
  ),
  days: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
  from: fc.nat(1439),
  to: fc.nat(1440),
});
const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
const isOpen = ({ timeZone, days, from, to }: Schedule, at: number) => {
  const { day, minute } = wall(timeZone, at);
  if (to > from) return days.includes(day) && minute >= from && minute < to;
  return (days.includes(day) && minute >= from) || (days.includes((day + 6) % 7) && minute < to);
};

test("a schedule follows the clocks of its zone, and past midnight the day it began on", () => {
  fc.assert(
    fc.property(schedule, instant, (window, now) => {
      expect(msUntilFit([window], { now }) === 0).toBe(isOpen(window, now));
    }),
    { numRuns: 1_000 },
  );
});

test("what browsers get of a schedule is open when it is, for two days, also where the clocks change", () => {
  const change = fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25), Date.UTC(2026, 3, 4, 10));
  const begin = fc.oneof(
    instant,
    fc.tuple(change, fc.nat(DAY)).map(([at, ms]) => at - ms),
  );
  fc.assert(
    fc.property(schedule, begin, fc.nat(2 * DAY - 1), (window, now, laterMs) => {
      expect(msUntilFitCompiled([window], { now }, laterMs) === 0).toBe(isOpen(window, now + laterMs));
      const edges = openSpans(window, now).flat();
      expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
      for (const edge of edges.filter((ms) => ms > 0 && ms < 2 * DAY)) {
        expect(isOpen(window, now + edge)).not.toBe(isOpen(window, now + edge - 1));
      }
    }),
    { numRuns: 500 },
  );
});

test("looking again in time misses no beginning of a window, also where the clocks change", () => {
  fc.assert(
    fc.property(schedule, instant, (window, now) => {
      const wait = msUntilFit([window], { now });
      expect(wait).toBeLessThanOrEqual(3_600_000);
      for (let at = now; at < now + wait; at += 59_000) expect(isOpen(window, at)).toBe(false);
    }),
    { numRuns: 300 },
  );
  const monday: Schedule = { on: "schedule", timeZone: "America/Bogota", days: [1], from: 480, to: 1020 };
  expect(msUntilFit([monday], { now: Date.UTC(2026, 10, 23, 12, 50, 30) })).toBe(570_000);
});

test("a zone this device does not know, or no clock at all: not known", () => {
  const odd: Schedule = {
    on: "schedule",
    timeZone: "Mars/Olympus",
    days: [0, 1, 2, 3, 4, 5, 6],
    from: 0,
    to: 1440,
  };
  expect(msUntilFit([odd], { now: Date.now() })).toBe(NEVER);
  expect(mayFit([odd], { now: Date.now() })).toBe(true);
  expect(msUntilFit([{ ...odd, timeZone: "UTC" }], {})).toBe(NEVER);
});
