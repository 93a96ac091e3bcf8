import { gzipSync } from "node:zlib";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../support/chromium.ts";
import { type Bench, startClient, startContender } from "./contenders.ts";
import { note, percentile, report } from "./report.ts";

const CHATS = 200;
const RATE = 50;
const SLOWER = 4;
const KEY_EVERY_MS = 90;
const PARTS = 3;
/** A console holds 240 messages of each conversation and 1,000 chats that are over. */
const WARM_UP = { messages: CHATS * 260, chats: 1_200 };

/** The console of an operator with very much to do: JavaScript at first, keys while messages pour in, memory. */
export async function consoleAtWork({ seconds, messages, chats }: Bench): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("These figures need Chrome or Chromium; set CHROMIUM_PATH to it.");
  const server = startContender("palique");
  const client = startClient();
  const world = await server.call("start", { operators: 1 });
  await client.call("open", { name: "palique", world, count: CHATS, kind: "plain" });
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS, "--enable-precise-memory-info"],
  });
  const bare = await bareKeys(browser);
  const page = await openInbox(browser, world.url, world.operators[0] ?? "");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");

  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const quiet = await typeFor(page, 4_000);
  note(`quiet: p50 ${percentile(quiet, 0.5).toFixed(0)}, p95 ${percentile(quiet, 0.95).toFixed(0)} ms`);
  const stream = client.call("steady", { name: "palique", rate: RATE, ms: (seconds * 5 + 4) * 1000 });
  const keys = await typeFor(page, seconds * 5_000);
  await stream;
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const setting = { chats: CHATS, rate: `${RATE} messages/s`, cpu: `${SLOWER}x slower` };
  for (const [part, value] of [
    ["p50", 0.5],
    ["p95", 0.95],
    ["p99", 0.99],
  ] as const) {
    const aim = part === "p95" ? { aim: "< 50" } : {};
    report({
      figure: `console.key.${part}`,
      value: percentile(keys, value),
      unit: "ms",
      ...aim,
      keys: keys.length,
      bare: percentile(bare, value),
      quiet: percentile(quiet, value),
      ...setting,
    });
  }

  // First until every conversation holds as much as it ever will, and the inbox as many that are over.
  await work(WARM_UP.messages, WARM_UP.chats);
  const heaps = [await heapMb(page, devtools)];
  for (let part = 0; part < PARTS; part++) {
    await work(messages / PARTS, chats / PARTS);
    heaps.push(await heapMb(page, devtools));
  }
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  report({
    figure: "console.heap-growth",
    value: ((heaps.at(-1) ?? 0) / (heaps[0] ?? 1) - 1) * 100,
    unit: "%",
    aim: "<= 10",
    heap: heaps,
    nodes,
    messages,
    ended: chats,
  });
  async function work(newMessages: number, newChats: number): Promise<void> {
    for (let sent = 0; sent < newMessages; )
      sent += 5 * (await client.call("relay", { name: "palique", ms: 5_000 }));
    await Promise.all([client.call("turnover", { name: "palique", count: newChats }), openEach(page)]);
    note(`${Math.round(newMessages)} messages more, ${Math.round(newChats)} chats ended`);
  }
  await browser.close();
  await client.end();
  await server.end();
}

/** What this machine takes for a key on a page with nothing else: what is above that is ours. */
async function bareKeys(browser: Browser): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<textarea aria-label="Message"></textarea>');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const times = await typeFor(page, 4_000);
  await page.close();
  return times;
}

async function openInbox(browser: Browser, url: string, session: string): Promise<Page> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "palique_session", value: session, url }]);
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  await page.goto(`${url}/console/`);
  const rows = page.getByRole("list", { name: "My chats" }).getByRole("listitem");
  await rows.first().waitFor();
  const value = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0) / 1000;
  report({ figure: "console.first-load", value, unit: "kB gzip", aim: "<= 150", scripts: scripts.length });
  await rows.first().click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  return page;
}

/** Milliseconds from each key to the frame after it was drawn. */
async function typeFor(page: Page, ms: number): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { keyTimes: times });
    addEventListener(
      "keydown",
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const drawn = new MessageChannel();
          drawn.port1.onmessage = () => times.push(performance.now() - timeStamp);
          drawn.port2.postMessage(null);
        }),
      { capture: true },
    );
  });
  await page.getByRole("textbox", { name: "Message" }).focus();
  const deadline = performance.now() + ms;
  for (let i = 0; performance.now() < deadline; i++) {
    if (i % 60 === 59) await page.keyboard.press("Enter");
    else await page.keyboard.press("abcdefghij klmno".charAt(i % 16));
    await page.waitForTimeout(KEY_EVERY_MS);
  }
  return page.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes);
}

/** Goes through the open chats, one after the other, as long as it takes to see all of them. */
async function openEach(page: Page): Promise<void> {
  for (let i = 0; i < CHATS; i++) {
    await page.keyboard.press("Alt+ArrowDown");
    await page.waitForTimeout(60);
  }
}

/** What is in use after a full collection. */
async function heapMb(page: Page, devtools: CDPSession): Promise<number> {
  await page.waitForTimeout(2_000);
  await devtools.send("HeapProfiler.enable");
  for (let i = 0; i < 2; i++) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  await devtools.send("HeapProfiler.disable");
  return usedSize / 1_000_000;
}
