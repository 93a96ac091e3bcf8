import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

/** `pnpm types`: the compiler over every package, all of them even when one fails. */
const root = resolve(import.meta.dirname, "../..");
let failed = false;
for (const name of ["shared", "server", "widget", "console", "tests"]) {
  const done = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", join(root, name)], { stdio: "inherit" });
  if (done.status !== 0) failed = true;
}
process.exitCode = failed ? 1 : 0;
