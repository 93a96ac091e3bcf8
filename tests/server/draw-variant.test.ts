import { expect, test } from "vitest";
import { drawVariant } from "../../server/src/invitations/draw-variant.ts";

const rule = (...weights: number[]) => ({
  id: "a",
  variants: weights.map((weight) => ({ name: "", texts: { en: "Hello" }, weight })),
});
const before = (variant: number, ruleId = "a") => ({ ruleId, variant });

test("a variant is drawn by weight", () => {
  const drawn = [0, 0.2, 0.25, 0.5, 0.999].map((random) => drawVariant(rule(1, 0, 3), [], random));
  expect(drawn).toEqual([0, 0, 2, 2, 2]);
});

test("the one of before is kept, unless it was taken out of the test", () => {
  const three = rule(1, 0, 3);
  expect(drawVariant(three, [before(0, "b"), before(2), before(0)], 0)).toBe(2);
  expect(drawVariant(three, [before(1)], 0)).toBe(0);
  expect(drawVariant(three, [before(7)], 0)).toBe(0);
});
