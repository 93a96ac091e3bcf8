import { AllowedOrigin } from "@palique/shared/admin.ts";
import { BusinessHours } from "@palique/shared/hours.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  copyDay,
  DAYS,
  endShown,
  endTyped,
  nextWindow,
  sameDays,
  windowsOn,
  workWeek,
  wrongWindows,
} from "../../console/src/settings/departments/hours.ts";
import { originFrom } from "../../console/src/settings/origins.ts";
import { contrast, readableOn } from "../../console/src/settings/sites/contrast.ts";

const clock = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map(({ hour, minute }) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const hours = fc.record({
  timeZone: fc.constant("America/Bogota"),
  windows: fc.array(fc.record({ day: fc.constantFrom(...DAYS), from: clock, to: clock }), { maxLength: 10 }),
});

describe("the editor of business hours", () => {
  it("what it calls right the server takes", () => {
    fc.assert(
      fc.property(hours, (given) => {
        if (wrongWindows(given).size === 0) expect(BusinessHours.safeParse(given).success).toBe(true);
      }),
    );
    expect(BusinessHours.safeParse(workWeek("UTC")).success).toBe(true);
  });

  it("adds hours after the last ones of a day, never wrong ones, until the day is full", () => {
    let given: BusinessHours = { timeZone: "UTC", windows: [] };
    for (let more = nextWindow(given, 3); more; more = nextWindow(given, 3)) {
      given = { ...given, windows: [...given.windows, more] };
      expect(wrongWindows(given).size).toBe(0);
      expect(given.windows.length).toBeLessThan(10);
    }
    expect(windowsOn(given, 3).length).toBeGreaterThan(1);
  });

  it("copying Monday gives the other days its hours and leaves the rest alone", () => {
    fc.assert(
      fc.property(hours, (given) => {
        const copied = copyDay(given, 1, [1, 2, 3]);
        const times = (day: (typeof DAYS)[number], from = copied) =>
          windowsOn(from, day)
            .map((window) => `${window.from}-${window.to}`)
            .sort();
        for (const day of [1, 2, 3] as const) expect(times(day)).toEqual(times(1, given));
        for (const day of [4, 5, 6, 7] as const) expect(times(day)).toEqual(times(day, given));
      }),
    );
  });

  it("names a window that ends before it begins, and one that lies on another", () => {
    const windows = [
      { day: 1, from: "08:00", to: "12:00" },
      { day: 1, from: "11:00", to: "13:00" },
      { day: 2, from: "11:00", to: "11:00" },
      { day: 1, from: "13:00", to: "24:00" },
    ];
    const wrong = wrongWindows({ timeZone: "UTC", windows });
    expect([...wrong]).toEqual([
      [1, "windowOverlap"],
      [2, "windowOrder"],
    ]);
  });

  it("shows the end of the day as midnight and takes midnight as its end", () => {
    expect(endShown("24:00")).toBe("00:00");
    expect(endTyped("00:00")).toBe("24:00");
    expect(endTyped(endShown("18:30"))).toBe("18:30");
  });

  it("sums up days that follow each other with the same hours", () => {
    const given = workWeek("UTC");
    const shorter = { ...given, windows: [...given.windows, { day: 7, from: "10:00", to: "12:00" }] };
    expect(sameDays(shorter).map(({ first, last }) => [first, last])).toEqual([
      [1, 5],
      [7, 7],
    ]);
  });
});

describe("a website as people write it", () => {
  it.each([
    ["example.com", "https://example.com"],
    ["  WWW.Example.com/shop?x=1  ", "https://www.example.com"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["https://*.example.com/", "https://*.example.com"],
    ["*.example.com", "https://*.example.com"],
    ["https://tienda.example.com:443", "https://tienda.example.com"],
    ["http://[::1]:3000", "http://[::1]:3000"],
    ["https://señal.example", "https://xn--seal-hqa.example"],
  ])("%s becomes %s, which the server takes", (typed, origin) => {
    expect(originFrom(typed)).toBe(origin);
    expect(AllowedOrigin.parse(origin)).toBe(origin);
  });

  it.each(["", "no es", "ftp://example.com", "javascript:alert(1)", "https://", "https://*.com:", "*"])(
    "%j is none",
    (typed) => {
      const origin = originFrom(typed);
      expect(origin === null || AllowedOrigin.safeParse(origin).success).toBe(true);
      if (!typed.includes(".com")) expect(origin).toBeNull();
    },
  );

  it("whatever is typed, what comes out is taken by the server", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
        const origin = originFrom(typed);
        if (origin !== null) expect(AllowedOrigin.safeParse(origin).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the contrast guard", () => {
  it("measures as WCAG does", () => {
    expect(contrast("#ffffff", "#000000")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 2);
    expect(contrast("#0f6e66", "#0f6e66")).toBe(1);
  });

  it("finds a readable text colour for every colour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const color = `#${value.toString(16).padStart(6, "0")}`;
        expect(contrast(color, readableOn(color))).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});
