import { join } from "node:path";
import axe from "axe-core";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { CHROMIUM_FLAGS, findChromium } from "./chromium.ts";

/** One Chromium for the tests of a file, with more flags where it needs them. */
export function useBrowser({ args = [] }: { args?: string[] } = {}): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const executablePath = findChromium();
    if (!executablePath) throw new Error("no Chromium: run `pnpm test`, which gets one");
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...args] });
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error("used before the tests run");
    return browser;
  };
}

/** A browser profile of its own: other cookies, other storage. */
export async function newPerson(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  context.setDefaultTimeout(30_000);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await photograph(context, task.name);
    await context.close();
  });
  return context;
}

/** With SCREENSHOTS naming a folder, what a failed test was looking at. */
async function photograph(context: BrowserContext, test: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  for (const page of context.pages()) {
    const name = `${test} ${new URL(page.url()).port} ${Math.round(performance.now())}`;
    const path = join(folder, `${name.replace(/[^\w-]+/g, "-")}.png`);
    await page.screenshot({ path, timeout: 5000 }).catch(() => undefined);
  }
}

/** What the page printed as an error or threw. */
export function listenForNoise(page: Page): string[] {
  const noise: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) noise.push(message.text());
  });
  page.on("pageerror", (error) => noise.push(String(error)));
  return noise;
}

interface Axe {
  run(
    where: unknown,
    options: { resultTypes: string[] },
  ): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
}

/** What axe finds wrong on the page as it is now, or within one element; empty when clean. */
export async function accessibilityFaults(page: Page, within?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { axe } = globalThis as typeof globalThis & { axe: Axe };
    const where = selector ? { include: [selector] } : document;
    const { violations } = await axe.run(where, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} ${JSON.stringify(node.target)} ${node.failureSummary}`),
    );
  }, within);
}
