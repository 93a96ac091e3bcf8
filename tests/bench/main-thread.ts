import type { CDPSession, Page } from "playwright-core";
import type { Bench } from "./contenders.ts";
import { type HostPage, openHostPage } from "./host-page.ts";
import { median, note, range, report } from "./report.ts";

const SLOWER = 4;

interface Load {
  /** Milliseconds the main thread was busy. */
  busy: number;
  /** The longest task over 50 ms; 0: none. */
  longest: number;
  shift: number;
}

/** Main-thread cost of the loader, of what follows when the page is idle and of opening, on a CPU 4 times slower. */
export async function mainThread({ rounds }: Bench): Promise<void> {
  const host = await openHostPage();
  const loading: number[] = [];
  const shifts: number[] = [];
  const longest = { without: [] as number[], loading: [] as number[], opening: [] as number[] };
  const opening: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const without = await visit(host, host.without, false);
    const visited = await visit(host, host.withWidget, true);
    note(`page alone ${without.load.busy.toFixed(0)} ms, with widget ${visited.load.busy.toFixed(0)} ms`);
    loading.push(visited.load.busy - without.load.busy);
    shifts.push(visited.load.shift + (visited.open?.shift ?? 0));
    longest.without.push(without.load.longest);
    longest.loading.push(visited.load.longest);
    if (visited.open) {
      opening.push(visited.open.busy);
      longest.opening.push(visited.open.longest);
    }
  }
  await host.close();
  const cpu = `${SLOWER}x slower`;
  const unit = "ms";
  report({ figure: "main-thread.loading", value: median(loading), unit, range: range(loading), cpu });
  report({
    figure: "main-thread.loading.longest-task",
    value: median(longest.loading),
    unit,
    range: range(longest.loading),
    aim: "<= 50",
    withoutWidget: median(longest.without),
    cpu,
  });
  report({ figure: "main-thread.opening", value: median(opening), unit, range: range(opening), cpu });
  report({
    figure: "main-thread.opening.longest-task",
    value: median(longest.opening),
    unit,
    range: range(longest.opening),
    cpu,
  });
  report({ figure: "layout-shift", value: Math.max(...shifts), unit: "score", aim: "0" });
}

async function visit(host: HostPage, url: string, open: boolean): Promise<{ load: Load; open: Load | null }> {
  const context = await host.browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(watch);
  await page.goto(url);
  if (open) await page.getByRole("button", { name: "Chat with us" }).waitFor();
  await page.waitForTimeout(4000);
  const load = await measure(page, devtools, 0);
  let opened: Load | null = null;
  if (open) {
    const before = await busyMs(devtools);
    // By script: finding the button and moving the pointer would count as work of the page.
    await page
      .getByRole("button", { name: "Chat with us" })
      .evaluate((button) => (button as HTMLElement).click());
    await page.waitForTimeout(3000);
    opened = await measure(page, devtools, before);
  }
  await context.close();
  return { load, open: opened };
}

async function busyMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0) * 1000;
}

/** What happened since the last call, with `before` the main thread's time then. */
async function measure(page: Page, devtools: CDPSession, before: number): Promise<Load> {
  const busy = (await busyMs(devtools)) - before;
  const seen = await page.evaluate(() => {
    const { bench } = globalThis as unknown as { bench: Seen };
    const { tasks, shift } = bench;
    bench.tasks = [];
    bench.shift = 0;
    return { tasks, shift };
  });
  return { busy, longest: Math.max(0, ...seen.tasks), shift: seen.shift };
}

interface Seen {
  tasks: number[];
  shift: number;
}

/** Runs in the page before anything else. */
function watch(): void {
  const seen: Seen = { tasks: [], shift: 0 };
  Object.assign(globalThis, { bench: seen });
  new PerformanceObserver((list) => {
    seen.tasks.push(...list.getEntries().map((entry) => entry.duration));
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen.shift += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
}
