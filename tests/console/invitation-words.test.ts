import type { RuleCondition } from "@palique/shared/invitations.ts";
import { describe, expect, test } from "vitest";
import { byDay, daysUntil, sumsOf, todayIn } from "../../console/src/settings/invitations/funnel-sums.ts";
import { thenSentence, whenSentence } from "../../console/src/settings/invitations/sentence.ts";
import { anyRule } from "../support/invitations.ts";

const NOW = new Date(2026, 4, 6, 12).getTime();
const DAY = 86_400_000;
const english = (...conditions: RuleCondition[]) => whenSentence({ conditions }, "en");
const spanish = (...conditions: RuleCondition[]) => whenSentence({ conditions }, "es");
const { conditions: _, ...RULE } = anyRule("site");
const then = (change: Partial<typeof RULE>, department: string | null = null) =>
  thenSentence({ ...RULE, conditions: [], ...change }, { language: "en", department, now: NOW });

describe("when a rule fits, in words", () => {
  test("every kind of condition is said, in both languages", () => {
    const all: [RuleCondition, string, string][] = [
      [
        { on: "page-time", seconds: 90 },
        "After 1 min 30 sec on the page.",
        "Después de 1 min 30 s en la página.",
      ],
      [{ on: "site-time", seconds: 3_600 }, "After 1 hr on the website.", "Después de 1 h en el sitio."],
      [{ on: "idle", seconds: 0 }, "After 0 sec of idleness.", "Después de 0 s sin actividad."],
      [{ on: "pages", atLeast: 3 }, "From page 3 of the visit.", "Desde la página 3 de la visita."],
      [{ on: "scroll", percent: 60 }, "After 60% of the page.", "Después del 60\u00a0% de la página."],
      [
        { on: "url", any: ["/a", "/b"], not: false },
        "On pages whose address fits “/a” or “/b”.",
        "En páginas cuya dirección coincide con “/a” o “/b”.",
      ],
      [
        { on: "referrer", any: ["google."], not: true },
        "Not coming from “google.”.",
        "Si no viene de “google.”.",
      ],
      [
        { on: "language", any: ["es-CO"], not: false },
        "With the browser in Spanish (Colombia).",
        "Con el navegador en español (Colombia).",
      ],
      [{ on: "country", any: ["PE"], not: true }, "Not in Peru.", "Fuera de Perú."],
      [{ on: "device", any: ["mobile", "tablet"] }, "On phones or tablets.", "En teléfonos o tabletas."],
      [{ on: "returning", is: false }, "On the first visit.", "En la primera visita."],
      [
        { on: "attribute", name: "plan", test: "is", value: "gold", not: false },
        "If plan is “gold”.",
        "Si plan es “gold”.",
      ],
      [
        { on: "attribute", name: "plan", test: "exists", value: "", not: true },
        "Unless plan is there.",
        "Salvo que plan existe.",
      ],
      [{ on: "event", name: "cart", times: 1 }, "After “cart”.", "Después de “cart”."],
      [{ on: "event", name: "cart", times: 2 }, "After “cart”, 2 times.", "Después de “cart”, 2 veces."],
      [{ on: "exit" }, "When about to leave.", "A punto de irse."],
      [
        { on: "schedule", timeZone: "America/Bogota", days: [5, 1, 2, 0], from: 510, to: 1_440 },
        "Mon, Tue, Fri, Sun, 08:30–00:00 (Bogota).",
        "Lun, mar, vie, dom, 08:30–00:00 (Bogota).",
      ],
    ];
    expect(all.map(([condition]) => [english(condition), spanish(condition)])).toEqual(
      all.map(([, en, es]) => [en, es]),
    );
  });

  test("conditions stand in their order in one sentence, and none is everybody", () => {
    const conditions: RuleCondition[] = [{ on: "url", any: ["/x"], not: false }, { on: "exit" }];
    expect(english(...conditions)).toBe("On pages whose address fits “/x”, when about to leave.");
    expect(english()).toBe("On every page.");
  });

  test("a long list is cut, and what is still being written is a gap", () => {
    expect(english({ on: "url", any: ["/a", "/b", "/c", "/d"], not: false })).toContain(
      "“/a”, “/b”, “/c”, or ….",
    );
    expect(english({ on: "url", any: [], not: false })).toBe("On pages whose address fits ….");
    expect(english({ on: "page-time", seconds: Number.NaN })).toBe("After … on the page.");
    expect(english({ on: "pages", atLeast: Number.NaN })).toBe("From page … of the visit.");
  });
});

describe("what a rule does, in words", () => {
  test("how often is said for a visit and for days, once and more often", () => {
    expect(then({ most: { times: 1, days: 0 } })).toBe("Shows a bubble, once in a visit.");
    expect(then({ most: { times: 3, days: 0 } })).toContain("at most 3 times in a visit");
    expect(then({ most: { times: 1, days: 7 } })).toContain("once in 7 days");
    expect(then({ most: { times: 2, days: 1 }, look: "panel" })).toBe(
      "Opens the panel, at most 2 times in 1 day.",
    );
  });

  test("who has to be free is named", () => {
    expect(then({ onlyIfFree: true })).toContain("while an operator is free");
    expect(then({ onlyIfFree: true }, "Sales")).toContain("while an operator of Sales is free");
    expect(then({ onlyIfFree: false }, "Sales")).not.toContain("Sales");
  });

  test("a beginning is said until it has come, an end always, and the year where it is another", () => {
    const dated = then({ startsAt: NOW - DAY, endsAt: NOW + 300 * DAY });
    expect(dated).not.toContain("from");
    expect(dated).toMatch(/until Mar \d+, 2027/);
    expect(then({ startsAt: NOW + DAY })).toMatch(/from May 7, 12:00\sPM\.$/);
  });
});

describe("what came of invitations", () => {
  const steps = (shown: number) => ({ shown, opened: 0, answered: 0, chat: 0, converted: 0 });

  test("days are the organisation's, the last one is today, and none is left out", () => {
    const late = Date.UTC(2026, 2, 1, 3);
    expect(todayIn("America/Bogota", late)).toBe("2026-02-28");
    expect(daysUntil("2026-03-01", 3)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
    const funnel = {
      variants: ["A", "B"],
      days: [
        { day: "2026-02-28", variant: 0, steps: steps(2) },
        { day: "2026-02-28", variant: 1, steps: steps(3) },
      ],
    };
    expect(byDay(funnel, daysUntil("2026-03-01", 3)).map(({ shown }) => shown)).toEqual([0, 5, 0]);
  });

  test("a variant that is gone keeps what it counted", () => {
    const { all, variants } = sumsOf({
      variants: ["A"],
      days: [
        { day: "2026-02-28", variant: 0, steps: steps(2) },
        { day: "2026-02-28", variant: 2, steps: steps(4) },
      ],
    });
    expect(all.shown).toBe(6);
    expect(variants.map(({ shown }) => shown)).toEqual([2, 0, 4]);
  });
});
