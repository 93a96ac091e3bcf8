import { expect, test } from "vitest";
import { windowAt } from "../../console/src/inbox/window.ts";

test("of a long list only what is seen is drawn, and a little around it", () => {
  const { start, end } = windowAt(56 * 5_000, 800, 56, 10_000);
  expect(start).toBeLessThanOrEqual(5_000);
  expect(end).toBeGreaterThanOrEqual(5_000 + 15);
  expect(end - start).toBeLessThan(50);
});

test("at its ends the list is drawn to the first and to the last row", () => {
  expect(windowAt(-100, 800, 56, 10_000).start).toBe(0);
  expect(windowAt(56 * 10_000 - 800, 800, 56, 10_000).end).toBe(10_000);
  expect(windowAt(56 * 10_000, 800, 56, 40).start).toBeLessThanOrEqual(40);
});

test("scrolling by less than a few rows draws nothing", () => {
  const starts = new Set(
    Array.from({ length: 20 }, (_, px) => windowAt(56 * 1_000 + px * 10, 800, 56, 10_000).start),
  );
  expect(starts.size).toBeLessThanOrEqual(2);
});
