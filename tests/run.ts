import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ensureChromium } from "./support/chromium.ts";

/**
 * `pnpm test`: everything it needs, then Vitest, then one plain line with the outcome.
 * Arguments go to Vitest: a part of a file name, `-t name`, `--project cluster`.
 */
const root = resolve(import.meta.dirname, "..");
const args = process.argv.slice(2);

interface Outcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

function node(script: string, scriptArgs: string[], env: Record<string, string>): number {
  const done = spawnSync(process.execPath, [join(root, script), ...scriptArgs], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return done.status ?? 1;
}

function readOutcome(file: string, exitCode: number) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const outcome: Outcome = JSON.parse(readFileSync(file, "utf8"));
  const brokenFiles = outcome.testResults.filter(
    (one) => one.status === "failed" && !one.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = outcome.numFailedTests + brokenFiles;
  // An error outside every test fails the run too, and must not read as success.
  return {
    passed: outcome.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: outcome.numPendingTests,
  };
}

const projects = args.some((arg) => arg.startsWith("--project"))
  ? []
  : ["--project", "unit", "--project", "e2e"];
const results = mkdtempSync(join(tmpdir(), "palique-results-"));
const outputFile = join(results, "results.json");
let outcome = { passed: 0, failed: 1, skipped: 0 };
try {
  const chromium = await ensureChromium();
  if (node("server/scripts/build.ts", ["--if-stale"], {}) !== 0) throw new Error("the build failed");
  const config = ["run", "--root", join(root, "tests"), "--config", join(root, "tests/vitest.config.ts")];
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${outputFile}`];
  const exitCode = node(
    "tests/node_modules/vitest/vitest.mjs",
    [...config, ...reporters, ...projects, ...args],
    { CHROMIUM_PATH: chromium },
  );
  outcome = readOutcome(outputFile, exitCode);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  rmSync(results, { recursive: true, force: true });
}
const { passed, failed, skipped } = outcome;
if (passed + failed === 0) console.error("No test ran.");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
