import { DRAFT_EVERY_MS, DRAFT_MAX } from "@palique/shared/limits.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDraftSender } from "../../widget/src/extras/drafts.ts";

let told: string[] = [];
let type = createDraftSender(() => {});
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  type = createDraftSender((text) => told.push(text));
});
afterEach(() => {
  vi.useRealTimers();
});

test("however fast someone types, a draft leaves at most every 100 ms and the last one always does", () => {
  const text = "typing quickly";
  for (let length = 1; length <= text.length; length++) {
    type(text.slice(0, length));
    vi.advanceTimersByTime(20);
  }
  vi.advanceTimersByTime(DRAFT_EVERY_MS);
  expect(told.at(-1)).toBe(text);
  expect(told.length).toBeLessThanOrEqual(Math.ceil((text.length * 20) / DRAFT_EVERY_MS) + 1);
});

test("an emptied box is told at once, and nothing old follows it", () => {
  type("a");
  vi.advanceTimersByTime(0);
  type("ab");
  type("");
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["a", ""]);
});

test("only the end of a long draft travels", () => {
  type(`${"x".repeat(DRAFT_MAX)}end`);
  vi.advanceTimersByTime(DRAFT_EVERY_MS);
  expect(told[0]).toHaveLength(DRAFT_MAX);
  expect(told[0]?.endsWith("end")).toBe(true);
});

test("after a reconnect what is in the box is told again, unless it is empty", () => {
  type.again();
  vi.advanceTimersByTime(DRAFT_EVERY_MS);
  expect(told).toEqual([]);
  type("half");
  vi.advanceTimersByTime(DRAFT_EVERY_MS);
  type.again();
  vi.advanceTimersByTime(DRAFT_EVERY_MS);
  expect(told).toEqual(["half", "half"]);
});
