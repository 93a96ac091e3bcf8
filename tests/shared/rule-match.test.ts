import { RuleCondition } from "@palique/shared/invitations.ts";
import { mayFit, msUntilFit, type RuleFacts } from "@palique/shared/rule-match.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { msUntilFitCompiled } from "../support/compiled-rules.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** As the server has it, and as browsers have it with what is compiled for them: never two opinions. */
function fits(condition: RuleCondition, facts: RuleFacts): boolean {
  const holds = msUntilFit([condition], facts) === 0;
  expect(msUntilFitCompiled([condition], facts) === 0, "the browser's opinion").toBe(holds);
  return holds;
}
const turned = (not: boolean, holds: boolean) => not !== holds;

/** The same letters, however they are written: the slow way, one by one, in every form. */
const same = (one: string, other: string) => one.localeCompare(other, "en", { sensitivity: "accent" }) === 0;

test("a language fits in any country, or in the one that is named", () => {
  const tag = fc.constantFrom(
    "es",
    "es-CO",
    "es-419",
    "zh-Hant-TW",
    "zh-Hant",
    "en-gb",
    "ES-co",
    "sr-Latn-RS",
    "",
  );
  const wanted = fc.constantFrom("es", "es-CO", "zh-TW", "en-GB", "zh", "sr-rs");
  fc.assert(
    fc.property(fc.array(wanted, { minLength: 1 }), tag, fc.boolean(), (any, language, not) => {
      const spoken = language ? new Intl.Locale(language) : undefined;
      const holds = any.some((one) => {
        const { language: name, region } = new Intl.Locale(one);
        return spoken?.language === name && (!region || spoken.region === region);
      });
      expect(fits({ on: "language", any, not }, { language })).toBe(turned(not, holds));
    }),
  );
});

test("lists, numbers and yes or no: as a slower reading has it", () => {
  const country = fc.constantFrom("CO", "MX", "US");
  fc.assert(
    fc.property(
      fc.array(country, { minLength: 1, maxLength: 250 }),
      fc.option(country),
      fc.boolean(),
      (any, here, not) => {
        const holds = here !== null && any.filter((one) => one === here).length > 0;
        expect(fits({ on: "country", any, not }, { country: here })).toBe(turned(not, holds));
      },
    ),
  );
  const count = fc.integer({ min: 0, max: 101 });
  fc.assert(
    fc.property(count, count, fc.boolean(), fc.boolean(), (needed, has, is, returning) => {
      const enough = !(has < needed);
      expect(fits({ on: "pages", atLeast: needed }, { pages: has })).toBe(enough);
      expect(fits({ on: "scroll", percent: needed }, { scrollPercent: has })).toBe(enough);
      const events = { cart: has, toString: 5 };
      expect(fits({ on: "event", name: "cart", times: needed }, { events })).toBe(enough);
      expect(fits({ on: "returning", is }, { returning })).toBe(String(is) === String(returning));
      expect(fits({ on: "exit" }, { exit: is })).toBe(is);
    }),
  );
  const devices = fc.uniqueArray(fc.constantFrom("desktop", "mobile", "tablet"), { minLength: 1 });
  fc.assert(
    fc.property(devices, fc.constantFrom("desktop", "mobile", "tablet"), (any, device) => {
      expect(fits({ on: "device", any }, { device })).toBe(new Set(any).has(device));
    }),
  );
});

describe("attributes", () => {
  const attribute = (
    test: "is" | "contains" | "at-least" | "at-most" | "exists",
    value: string,
    not = false,
  ) => ({ on: "attribute", name: "plan", test, value, not }) as const;

  test("they are compared as people write them, and as numbers where numbers are meant", () => {
    const word = fc.constantFrom(
      "gold",
      "GOLD",
      "Gold plus",
      "ﬁn",
      "FIN",
      "ñandú",
      "ÑANDU\u0301",
      "",
      "كبير",
      "7",
    );
    fc.assert(
      fc.property(word, word, fc.boolean(), (said, value, not) => {
        const facts = { attributes: { plan: said } };
        expect(fits(attribute("is", value, not), facts)).toBe(turned(not, same(said, value)));
        // Every stretch of what was said.
        const stretches = [...said].flatMap((_, from, all) =>
          all.map((_char, to) => all.slice(from, to + 1).join("")),
        );
        const holds = said !== "" && (value === "" || stretches.some((one) => same(one, value)));
        expect(fits(attribute("contains", value, not), facts)).toBe(turned(not, holds));
      }),
    );
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    fc.assert(
      fc.property(number, number, (has, limit) => {
        const facts = { attributes: { plan: ` ${has} ` } };
        expect(fits(attribute("at-least", String(limit)), facts)).toBe(Math.max(has, limit) === has);
        expect(fits(attribute("at-most", String(limit)), facts)).toBe(Math.min(has, limit) === has);
      }),
    );
  });

  test("what was not told, or is no number, does not fit, and `not` turns that around", () => {
    for (const attributes of [{}, { plan: "" }, { plan: "many" }] as Record<string, string>[]) {
      expect(fits(attribute("at-least", "0"), { attributes })).toBe(false);
      expect(fits(attribute("at-least", "0", true), { attributes })).toBe(true);
      expect(fits(attribute("at-most", ""), { attributes })).toBe(false);
    }
    expect(fits(attribute("exists", ""), { attributes: {} })).toBe(false);
    expect(fits(attribute("exists", "", true), { attributes: { plan: "x" } })).toBe(false);
  });

  test("what every object has was not told by the page", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      expect(fits({ ...attribute("exists", ""), name }, { attributes: {} })).toBe(false);
      expect(fits({ on: "event", name, times: 1 }, { events: {} })).toBe(false);
    }
  });
});

test("a rule without conditions fits at once; with many, all of them must", () => {
  expect(msUntilFit([], {})).toBe(0);
  const many: RuleCondition[] = Array.from({ length: 20 }, () => ({ on: "pages", atLeast: 2 }));
  expect(msUntilFit(many, { pages: 2 })).toBe(0);
  expect(msUntilFit([...many, { on: "pages", atLeast: 3 }], { pages: 2 })).toBe(NEVER);
});

test("what is not known stops nothing on the server", () => {
  const everything: RuleCondition[] = [
    { on: "page-time", seconds: 0 },
    { on: "site-time", seconds: 0 },
    { on: "pages", atLeast: 1 },
    { on: "url", any: ["a"], not: true },
    { on: "referrer", any: ["a"], not: true },
    { on: "language", any: ["es"], not: true },
    { on: "country", any: ["CO"], not: true },
    { on: "device", any: ["desktop"] },
    { on: "returning", is: false },
    { on: "attribute", name: "plan", test: "exists", value: "", not: true },
    { on: "event", name: "cart", times: 1 },
    { on: "exit" },
    { on: "idle", seconds: 0 },
    { on: "scroll", percent: 1 },
    { on: "schedule", timeZone: "UTC", days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1440 },
  ];
  expect(new Set(everything.map(({ on }) => on))).toEqual(
    new Set(RuleCondition.options.map((option) => option.shape.on.value)),
  );
  for (const condition of everything) {
    expect(mayFit([condition], {})).toBe(true);
  }
  expect(mayFit(everything, { pages: 1, url: "https://a.example/" })).toBe(false);
  expect(mayFit([{ on: "page-time", seconds: 5 }], { pageMs: 4_999 })).toBe(false);
});
