import type { BusinessHours } from "@palique/shared/hours.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, nextOpening } from "../../server/src/departments/business-hours.ts";

const MINUTE = 60_000;
const ZONES = [
  "UTC",
  "America/Bogota",
  "Europe/Madrid",
  "America/Santiago",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
];
const at = (iso: string) => Date.parse(iso);
const weekdays = (from: string, to: string) => [1, 2, 3, 4, 5].map((day) => ({ day, from, to }));

const clock = fc.integer({ min: 0, max: 96 }).map((quarter) => {
  const minutes = quarter * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
});
const window = fc
  .record({ day: fc.integer({ min: 1, max: 7 }), from: clock, to: clock })
  .filter(({ from, to }) => from < to);
const hours = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  windows: fc.array(window, { maxLength: 8 }),
});
/** Around the days on which clocks change in these zones, and anywhere. */
const moment = fc.oneof(
  fc
    .record({
      change: fc.constantFrom("2026-03-29", "2026-10-25", "2026-04-05", "2026-09-06", "2026-10-04"),
      minutes: fc.integer({ min: -2 * 1440, max: 2 * 1440 }),
    })
    .map(({ change, minutes }) => at(`${change}T00:00Z`) + minutes * MINUTE),
  fc
    .integer({ min: at("2024-01-01T00:00Z") / MINUTE, max: at("2028-01-01T00:00Z") / MINUTE })
    .map((m) => m * MINUTE),
);

/** What a clock on a wall shows, by another way than the code under test: Intl's short text. */
function shownBy(timeZone: string, instant: number): { day: number; time: string } {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instant);
  const [weekday = "", time = ""] = text.replace(",", "").split(" ");
  return { day: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(weekday) + 1, time };
}

function openByTheWall({ timeZone, windows }: BusinessHours, instant: number): boolean {
  const shown = shownBy(timeZone, instant);
  return windows.some(({ day, from, to }) => day === shown.day && from <= shown.time && shown.time < to);
}

describe("business hours", () => {
  it("are open exactly while clocks on the wall show a time inside a window", () => {
    fc.assert(
      fc.property(hours, moment, (given, now) => {
        expect(isOpen(given, now)).toBe(openByTheWall(given, now));
      }),
      { numRuns: 2000 },
    );
  });

  it("open next at the first moment at which they are open, and not a millisecond before", () => {
    fc.assert(
      fc.property(hours, moment, (given, now) => {
        const next = nextOpening(given, now);
        if (isOpen(given, now)) {
          expect(next).toBeNull();
          return;
        }
        if (next === null) {
          for (let step = 0; step < 14 * 1440; step += 15)
            expect(isOpen(given, now + step * MINUTE)).toBe(false);
          return;
        }
        expect(next).toBeGreaterThan(now);
        expect(isOpen(given, next)).toBe(true);
        expect(isOpen(given, next - 1)).toBe(false);
        // Windows and clock changes lie on quarters of an hour; nothing opens in between.
        const quarter = 15 * MINUTE;
        for (let t = Math.ceil(now / quarter) * quarter; t < next; t += quarter) {
          expect(isOpen(given, t)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("follow the wall clock over a change: nine is nine in winter and in summer", () => {
    const madrid = { timeZone: "Europe/Madrid", windows: weekdays("09:00", "18:00") };
    expect(nextOpening(madrid, at("2026-03-27T20:00Z"))).toBe(at("2026-03-30T07:00Z"));
    expect(nextOpening(madrid, at("2026-10-23T20:00Z"))).toBe(at("2026-10-26T08:00Z"));
    const bogota = { timeZone: "America/Bogota", windows: weekdays("08:00", "17:00") };
    expect(nextOpening(bogota, at("2026-11-22T15:00Z"))).toBe(at("2026-11-23T13:00Z"));
  });

  it("open when the clock jumps into a window, in Santiago at midnight", () => {
    const santiago = { timeZone: "America/Santiago", windows: [{ day: 7, from: "00:00", to: "08:00" }] };
    // Sunday 6 September 2026 begins at 01:00 there: clocks go from 23:59 to 01:00.
    expect(nextOpening(santiago, at("2026-09-06T02:00Z"))).toBe(at("2026-09-06T04:00Z"));
  });

  it("are open twice in a window that the clocks show twice", () => {
    const madrid = { timeZone: "Europe/Madrid", windows: [{ day: 7, from: "02:30", to: "03:00" }] };
    expect(isOpen(madrid, at("2026-10-25T00:40Z"))).toBe(true);
    expect(isOpen(madrid, at("2026-10-25T01:10Z"))).toBe(false);
    expect(nextOpening(madrid, at("2026-10-25T01:10Z"))).toBe(at("2026-10-25T01:30Z"));
  });

  it("wait for the next week when the clocks skip a window", () => {
    const madrid = { timeZone: "Europe/Madrid", windows: [{ day: 7, from: "02:00", to: "03:00" }] };
    expect(nextOpening(madrid, at("2026-03-28T12:00Z"))).toBe(at("2026-04-05T00:00Z"));
  });

  it("go on over midnight with 24:00, and never open without windows", () => {
    const night = {
      timeZone: "America/Bogota",
      windows: [
        { day: 5, from: "22:00", to: "24:00" },
        { day: 6, from: "00:00", to: "02:00" },
      ],
    };
    expect(isOpen(night, at("2026-11-28T04:59:59.999Z"))).toBe(true);
    expect(isOpen(night, at("2026-11-28T05:00Z"))).toBe(true);
    expect(nextOpening({ timeZone: "UTC", windows: [] }, 0)).toBeNull();
  });
});
