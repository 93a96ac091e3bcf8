import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

export const CHROMIUM_FLAGS = [
  // A microphone that hums, for voice notes.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser that is there already: CHROMIUM_PATH, the system's, then Playwright's own; null when none is. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH: there is no ${named}`);
    return named;
  }
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

/** Finds a Chromium or gets one; nothing is downloaded where one is there. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  console.log("No Chrome or Chromium here: getting one for the browser tests.");
  const cli = join(dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")), "cli.js");
  const ways = [[process.execPath, cli, "install", "chromium"], ...aptGet()];
  for (const [command = "", ...args] of ways) {
    spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], timeout: 300_000 });
    const path = findChromium();
    if (path && (await starts(path))) return path;
  }
  throw new Error(
    "The browser tests need Chrome or Chromium and none could be installed. " +
      "Install one (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to it.",
  );
}

function aptGet(): string[][] {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return [];
  return [
    ["apt-get", "update", "-q"],
    ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
  ];
}

/** A downloaded browser may miss libraries of the system. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}
