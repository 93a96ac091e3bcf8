import { TYPING_SPEED, typingMs } from "@palique/shared/typing.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const speed = { charsPerSecond: 4, minSeconds: 2, maxSeconds: 20, variation: 25 };
const anySpeed = fc.record({
  charsPerSecond: fc.double({ min: 0.1, max: 60, noNaN: true }),
  minSeconds: fc.nat(30),
  maxSeconds: fc.integer({ min: 1, max: 60 }),
  variation: fc.nat(50),
});

test("the same message takes the same time wherever it is reckoned, another one about as long", () => {
  const text = "x".repeat(40);
  expect(typingMs(text, speed, "a")).toBe(typingMs(text, speed, "a"));
  const times = Array.from({ length: 200 }, (_, index) => typingMs(text, speed, `message-${index}`));
  expect(new Set(times).size).toBeGreaterThan(150);
  for (const time of times) {
    expect(time).toBeGreaterThanOrEqual(7_500);
    expect(time).toBeLessThanOrEqual(12_500);
  }
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  expect(Math.abs(mean - 10_000)).toBeLessThan(500);
});

test("it fits the length, between the least and the most", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.string(), anySpeed, (length, seed, any) => {
      const takes = typingMs("ñ".repeat(length), any, seed);
      expect(takes).toBeGreaterThanOrEqual(any.minSeconds * 1_000);
      expect(takes).toBeLessThanOrEqual(Math.max(any.minSeconds, any.maxSeconds) * 1_000);
      expect(typingMs("ñ".repeat(length + 100), any, seed)).toBeGreaterThanOrEqual(takes);
    }),
  );
  expect(typingMs("👋🏽".repeat(20), { ...speed, variation: 0 }, "")).toBe(10_000);
});

test("without a speed such messages leave at once", () => {
  expect(typingMs("anything", { ...TYPING_SPEED, charsPerSecond: 0 }, "seed")).toBe(0);
});
