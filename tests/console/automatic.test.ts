import { AutoMessages } from "@palique/shared/automatic.ts";
import { unknownIn } from "@palique/shared/variables.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type AutoKind, switchKind } from "../../console/src/settings/departments/automatic.model.ts";
import { checkAutomatic } from "../../console/src/settings/departments/check-automatic.ts";
import { SILENT, SUGGESTED } from "../../console/src/settings/departments/suggestions.ts";

const KINDS: AutoKind[] = ["greeting", "waiting", "operatorSilent", "visitorSilent", "idle", "closing"];
const text = fc.oneof(
  { arbitrary: fc.constantFrom("Hello", "Hello {{visitor.name}}", "x".repeat(1_000)), weight: 12 },
  { arbitrary: fc.constantFrom("", "  "), weight: 1 },
);
const texts = fc.record({ en: text, es: text }, { requiredKeys: [] });
const seconds = fc.oneof(
  { arbitrary: fc.integer({ min: 5, max: 4_000 }), weight: 12 },
  { arbitrary: fc.constantFrom(-1, 0, 1.5, 7_200, 7_201, 86_400, 86_401, Number.NaN), weight: 1 },
);
const steps = fc.array(fc.record({ seconds, texts }), { maxLength: 2 });
const settings: fc.Arbitrary<AutoMessages> = fc.record({
  greeting: fc.record({ on: fc.constant(true), texts }),
  waiting: fc.record({ on: fc.constant(true), steps }),
  operatorSilent: fc.record({ on: fc.constant(true), remind: fc.boolean(), steps }),
  visitorSilent: fc.record({ on: fc.constant(true), steps }),
  idle: fc.record({ on: fc.constant(true), warnSeconds: seconds, texts, endSeconds: seconds }),
  closing: fc.record({ on: fc.constant(true), texts }),
});

test("the form lets through what the server takes, and nothing else, whatever was written and turned off again", () => {
  let taken = 0;
  fc.assert(
    fc.property(settings, fc.subarray(KINDS), (written, off) => {
      const auto = off.reduce((all, kind) => switchKind(all, kind, false), written);
      const { success } = AutoMessages.safeParse(auto);
      taken += Number(success);
      expect([Object.keys(checkAutomatic(auto)).length === 0, auto]).toEqual([success, auto]);
    }),
    { numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(200);
});

test("what is suggested can be saved as it is, one kind at a time, too, and comes back after being turned off", () => {
  expect(AutoMessages.parse(SUGGESTED)).toEqual(SUGGESTED);
  expect(AutoMessages.parse(SILENT)).toEqual(SILENT);
  expect(
    JSON.stringify(SUGGESTED)
      .split(/[{}]{2}/)
      .flatMap(unknownIn),
  ).toEqual([]);
  for (const kind of KINDS) {
    const on = switchKind(SILENT, kind, true);
    expect(on[kind]).toEqual(SUGGESTED[kind]);
    expect(checkAutomatic(on)).toEqual({});
    expect(switchKind(switchKind(on, kind, false), kind, true)).toEqual(on);
  }
});

test("a slip in the name of a variable is found before visitors read it", () => {
  const greeting = { on: true, texts: { en: "Hello {{vistor.name}}" } };
  expect(Object.keys(checkAutomatic({ ...SILENT, greeting }))).toEqual(["auto.greeting.texts"]);
});
