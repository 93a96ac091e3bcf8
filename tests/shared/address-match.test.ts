import { msUntilFit } from "@palique/shared/rule-match.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { msUntilFitCompiled } from "../support/compiled-rules.ts";

/** As the server has it, and as browsers have it with what is compiled for them: never two opinions. */
function url(any: string[], address: string, not = false): boolean {
  const holds = msUntilFit([{ on: "url", any, not }], { url: address }) === 0;
  expect(msUntilFitCompiled([{ on: "url", any, not }], { url: address }) === 0, "in the browser").toBe(holds);
  return holds;
}

test("without a star a pattern is part of the address; with one all of it, from scheme, host or path on", () => {
  const address = "https://shop.example.com/es/cart?step=2#pay";
  for (const pattern of ["cart", "SHOP.example", "step=2", "#pay", "https://shop.example.com/*"]) {
    expect(url([pattern], address), pattern).toBe(true);
  }
  for (const pattern of ["shop.example.com/*", "/es/*", "*/cart*", "*", "**", "/*/cart?*", "h*y"]) {
    expect(url([pattern], address), pattern).toBe(true);
  }
  for (const pattern of ["checkout", "/cart*", "*/cart", "example.com/*", "es/*", "/es/cart*/*"]) {
    expect(url([pattern], address), pattern).toBe(false);
  }
  expect(url(["checkout", "cart"], address)).toBe(true);
  expect(url(["checkout"], address, true)).toBe(true);
  expect(url(["cart"], address, true)).toBe(false);
});

test("what means something in a regular expression means itself", () => {
  for (const odd of ["(", "[a-z]+", ".+$", "a{2,}", "\\d", "^x|y$", "(?=x)"]) {
    expect(url([odd], `https://a.example/?q=${odd}`)).toBe(true);
    expect(url([`*${odd}`], `https://a.example/?q=${odd}`)).toBe(true);
    expect(url([odd], "https://a.example/aa1xy")).toBe(false);
  }
});

test("escaped letters, Unicode case and right-to-left words are read as people read them", () => {
  expect(url(["/café"], "https://a.example/caf%C3%A9")).toBe(true);
  expect(url(["/caf%C3%A9"], "https://a.example/café")).toBe(true);
  expect(url(["/CAFE\u0301/*"], "https://a.example/caf%C3%A9/menu")).toBe(true);
  expect(url(["straße"], "https://a.example/STRASSE")).toBe(true);
  expect(url(["ΟΔΟΣ"], "https://a.example/οδος/α")).toBe(true);
  expect(url(["/عربة*"], "https://a.example/عربة/١")).toBe(true);
  expect(url(["100%"], "https://a.example/100%-%FF")).toBe(true);
  expect(url(["\ud800"], "https://a.example/\ud800")).toBe(true);
});

test("no address of a referrer fits nothing, so it is none of a list", () => {
  const from = (not: boolean) =>
    msUntilFit([{ on: "referrer", any: ["*", "a"], not }], { referrer: "" }) === 0;
  expect([from(false), from(true)]).toEqual([false, true]);
});

/** All ways of spending the stars, as a table: which beginnings of the pattern fit which of the text. */
function fitsSlowly(pattern: string, text: string): boolean {
  let ends = new Set([0]);
  for (const char of pattern) {
    const next = new Set<number>();
    for (const end of ends) {
      if (char === "*") for (let to = end; to <= text.length; to += 1) next.add(to);
      else if (text[end] === char) next.add(end + 1);
    }
    ends = next;
  }
  return ends.has(text.length);
}

test("stars stand for anything, whatever stands between them", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "/", "?", "*"), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), piece, fc.boolean(), (any, rest, not) => {
      const path = `/${rest.replaceAll("*", "b")}`;
      const address = `https://ab${path}`;
      const holds = any.some((pattern) =>
        pattern.includes("*")
          ? [address, `ab${path}`, path].some((from) => fitsSlowly(pattern, from))
          : address.includes(pattern),
      );
      // The empty pattern is no pattern: the contract refuses it.
      fc.pre(any.every((pattern) => pattern !== ""));
      expect(url(any, address, not)).toBe(holds !== not);
    }),
    { numRuns: 2_000 },
  );
});

test("patterns made to be slow are not, nor are long lists of them", () => {
  const any = Array.from({ length: 50 }, (_, index) => `${"*a".repeat(99)}*b${index % 10}`);
  const conditions = Array.from({ length: 20 }, () => ({ on: "url", any, not: true }) as const);
  const address = `https://a.example/${"a".repeat(2_000)}`;
  const begun = performance.now();
  expect(msUntilFit(conditions, { url: address })).toBe(0);
  expect(msUntilFitCompiled(conditions, { url: address })).toBe(0);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
