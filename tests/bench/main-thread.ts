import type { CDPSession, Page } from "playwright-core";
import type { Bench } from "./contenders.ts";
import { type HostPage, openHostPage } from "./host-page.ts";
import { median, note, range, report } from "./report.ts";

const SLOWER = 4;
/** Addresses that a page goes through without a reload, and the pause at each. */
const MOVES = 10;
const MOVE_MS = 600;

interface Load {
  /** Milliseconds the main thread was busy. */
  busy: number;
  /** The longest task over 50 ms; 0: none. */
  longest: number;
  shift: number;
}

/**
 * Main-thread cost on a CPU 4 times slower: of the loader, of following visitors once the page is idle and over
 * navigation without a reload, and of opening. Who refused to be followed has the loader alone.
 */
export async function mainThread({ rounds }: Bench): Promise<void> {
  const host = await openHostPage();
  const loading: number[] = [];
  const tracking: number[] = [];
  const moving: number[] = [];
  const shifts: number[] = [];
  const longest = {
    without: [] as number[],
    loading: [] as number[],
    tracking: [] as number[],
    opening: [] as number[],
  };
  const opening: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const without = await visit(host, host.without, "alone");
    const refused = await visit(host, host.withWidget, "refused");
    const tracked = await visit(host, host.withWidget, "tracked");
    const [alone, loaded, followed] = [without, refused, tracked].map(({ load }) => load.busy.toFixed(0));
    note(`page alone ${alone} ms, with widget ${loaded} ms, tracked ${followed} ms`);
    loading.push(refused.load.busy - without.load.busy);
    tracking.push(tracked.load.busy - refused.load.busy);
    moving.push((tracked.moved.busy - refused.moved.busy) / MOVES);
    shifts.push(tracked.load.shift + tracked.moved.shift + (tracked.open?.shift ?? 0));
    longest.without.push(without.load.longest);
    longest.loading.push(refused.load.longest);
    longest.tracking.push(Math.max(tracked.load.longest, tracked.moved.longest));
    if (tracked.open) {
      opening.push(tracked.open.busy);
      longest.opening.push(tracked.open.longest);
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
  report({ figure: "main-thread.tracking", value: median(tracking), unit, range: range(tracking), cpu });
  report({
    figure: "main-thread.tracking.longest-task",
    value: median(longest.tracking),
    unit,
    range: range(longest.tracking),
    aim: "<= 50",
    withoutWidget: median(longest.without),
    cpu,
  });
  report({
    figure: "main-thread.tracking.page-view",
    value: median(moving),
    unit,
    range: range(moving),
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

interface Visited {
  load: Load;
  /** By navigation without a reload. */
  moved: Load;
  open: Load | null;
}

async function visit(host: HostPage, url: string, kind: "alone" | "refused" | "tracked"): Promise<Visited> {
  const context = await host.browser.newContext({ locale: "en-US" });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // What the thread itself worked: other processes of a busy machine do not count.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(watch);
  if (kind === "refused") await page.addInitScript(refuse);
  await page.goto(url);
  const button = page.getByRole("button", { name: "Chat with us" });
  if (kind !== "alone") await button.waitFor();
  await page.waitForTimeout(4000);
  const load = await measure(page, devtools, 0);
  const loaded = await busyMs(devtools);
  await page.evaluate(move, { moves: MOVES, pauseMs: MOVE_MS });
  const moved = await measure(page, devtools, loaded);
  let open: Load | null = null;
  if (kind === "tracked") {
    const before = await busyMs(devtools);
    // By script: finding the button and moving the pointer would count as work of the page.
    await button.evaluate((element) => (element as HTMLElement).click());
    await page.waitForTimeout(3000);
    open = await measure(page, devtools, before);
  }
  await context.close();
  return { load, moved, open };
}

/** What a browser with Global Privacy Control says. */
function refuse(): void {
  Object.defineProperty(navigator, "globalPrivacyControl", { value: true });
}

async function move({ moves, pauseMs }: { moves: number; pauseMs: number }): Promise<void> {
  for (let n = 0; n < moves; n++) {
    history.pushState(null, "", `?page=${n}`);
    await new Promise((done) => setTimeout(done, pauseMs));
  }
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
