import { defineConfig } from "vitest/config";

const MINUTE = 60_000;
const browser = {
  // Two browsers and two servers on a small machine: what misses its time once gets a second chance in CI, and is
  // listed as retried; what is broken fails twice.
  retry: process.env.CI ? 1 : 0,
  testTimeout: 3 * MINUTE,
  hookTimeout: 2 * MINUTE,
  expect: { poll: { timeout: MINUTE / 4 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{shared,server,widget,console,store,protocol,routing}/**/*.test.ts"],
          testTimeout: MINUTE,
          hookTimeout: MINUTE,
          // Most of a test's time is waiting: for a clock, a mail, a silence.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...browser,
          name: "e2e",
          include: ["{e2e,chaos}/**/*.test.ts"],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...browser,
          name: "cluster",
          include: ["cluster/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
