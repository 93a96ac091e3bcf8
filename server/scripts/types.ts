import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";

/** `pnpm types`: the compiler over every package at once, all of them even when one fails. */
const root = resolve(import.meta.dirname, "../..");

async function isSound(name: string): Promise<boolean> {
  const compiler = spawn(join(root, "node_modules/.bin/tsc"), ["-p", join(root, name)], { stdio: "inherit" });
  const [code] = await once(compiler, "exit");
  return code === 0;
}

const sound = await Promise.all(["shared", "server", "widget", "console", "tests"].map(isSound));
process.exitCode = sound.every(Boolean) ? 0 : 1;
