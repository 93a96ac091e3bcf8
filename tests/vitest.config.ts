import { defineConfig } from "vitest/config";

const MINUTE = 60_000;
const browser = {
  fileParallelism: false,
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
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...browser,
          name: "e2e",
          include: ["{e2e,chaos}/**/*.test.ts"],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...browser, name: "cluster", include: ["cluster/**/*.test.ts"], sequence: { groupOrder: 2 } },
      },
    ],
  },
});
