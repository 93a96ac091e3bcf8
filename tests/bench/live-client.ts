import { randomUUID } from "node:crypto";
import type { LiveWindow, WatchLive } from "../../shared/src/live-visitors.ts";
import { hereOn, PAGES, pageAt, skewed } from "./live-crowd.ts";
import { answerCalls } from "./rpc.ts";
import { ask, type BenchSocket, openSocket } from "./socket.ts";
import type { World } from "./world.ts";

/** Tracked pages and consoles that look at them, in one process of their own. */

const AT_ONCE = 50;
/** Whose pages are waited for on the console. */
const PROBES = 20;
const visitors: BenchSocket[] = [];
const consoles: BenchSocket[] = [];
let walking: NodeJS.Timeout | undefined;

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** As a console asks at first. */
const newest: WatchLive = {
  filter: {},
  sort: "arrived",
  descending: true,
  asOf: null,
  from: 0,
  size: 100,
  byPage: false,
  places: false,
  openId: null,
};

async function arrive({ world, count }: { world: World; count: number }): Promise<void> {
  let left = count;
  const lane = async () => {
    while (left-- > 0) {
      const auth = { site: world.siteKey, token: null };
      const visitor = await openSocket("plain", { url: world.url, namespace: "/visitor", auth });
      await ask(visitor, "visit:here", hereOn(skewed(PAGES)));
      visitors.push(visitor);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function leave(): void {
  clearInterval(walking);
  for (const socket of visitors.splice(0)) socket.close();
}

/** From now on each sees a page a minute, in the middle. */
function walk(): void {
  const one = () => visitors[Math.floor(Math.random() * visitors.length)];
  walking = setInterval(() => one()?.send("page", pageAt(skewed(PAGES))), 60_000 / visitors.length);
}

async function watch({ world, watches }: { world: World; watches: Partial<WatchLive>[] }): Promise<void> {
  for (const watch of watches) {
    const cookie = `palique_session=${world.operators[0]}`;
    const console_ = await openSocket("plain", { url: world.url, namespace: "/operator", cookie });
    await ask(console_, "live:watch", { ...newest, ...watch });
    consoles.push(console_);
  }
}

/** Bytes a second of the windows each console gets. */
async function listen({ ms }: { ms: number }): Promise<number[]> {
  const bytes = consoles.map(() => 0);
  consoles.forEach((console_, index) => {
    console_.onEvent = (_event, window: LiveWindow) => {
      bytes[index] = (bytes[index] ?? 0) + Buffer.byteLength(JSON.stringify(window));
    };
  });
  await sleep(ms);
  return bytes.map((sum) => sum / (ms / 1000));
}

/** Milliseconds from a page view to the first console, whose list shows those on such pages. */
async function probe({ ms }: { ms: number }): Promise<number[]> {
  const sent = new Map<string, number>();
  const latencies: number[] = [];
  const [console_] = consoles;
  if (!console_) throw new Error("nobody looks");
  await ask(console_, "live:watch", { ...newest, filter: { page: "/probe/" } });
  console_.onEvent = (_event, window: LiveWindow) => {
    for (const { page } of window.rows) {
      const at = sent.get(page.title);
      if (at === undefined) continue;
      latencies.push(performance.now() - at);
      sent.delete(page.title);
    }
  };
  const end = performance.now() + ms;
  await Promise.all(
    visitors.slice(0, PROBES).map(async (visitor) => {
      while (performance.now() < end) {
        await sleep(2_500 + Math.random() * 2_500);
        const title = randomUUID();
        sent.set(title, performance.now());
        visitor.send("page", { url: `https://shop.example/probe/${title}`, title, referrer: "" });
      }
    }),
  );
  await sleep(3_000);
  if (sent.size > 0) throw new Error(`${sent.size} pages were never shown`);
  return latencies;
}

const methods = { arrive, leave, walk, watch, listen, probe };
export type LiveClientMethods = typeof methods;
answerCalls(methods);
