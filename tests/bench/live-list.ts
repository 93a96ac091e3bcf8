import { type Bench, startPalique } from "./contenders.ts";
import type { LiveClientMethods } from "./live-client.ts";
import { report } from "./report.ts";
import { startChild } from "./rpc.ts";

const WATCHES = [
  { sort: "page" },
  { filter: { page: "product", countries: ["CO", "MX"], attribute: { name: "plan", value: "pro" } } },
  { places: true, size: 0 },
] as const;

/** What three consoles with different filters cost one process that has everybody, and for how long it does nothing else. */
export async function liveList({ crowd: visitors, seconds }: Bench): Promise<void> {
  const server = startPalique();
  const client = startChild<LiveClientMethods>("live-client.ts");
  const world = await server.call("start", { operators: 1 });
  await server.call("crowd", { visitors });
  const ms = seconds * 5_000;
  await sleep(5_000);
  const idle = await cpuDuring(() => sleep(ms));
  const alone = await server.call("longestTurn", { ms });
  await client.call("watch", {
    world,
    watches: WATCHES.map((watch) => JSON.parse(JSON.stringify(watch)) as object),
  });
  await sleep(3_000);
  let bytes: number[] = [];
  const watched = await cpuDuring(async () => {
    bytes = await client.call("listen", { ms });
  });
  const longest = await server.call("longestTurn", { ms });
  await client.end();
  await server.end();
  const setting = { visitors, consoles: WATCHES.length };
  report({ figure: "live-list.cpu", value: (watched - idle) / 10 / ms, unit: "% of a core", ...setting });
  report({
    figure: "live-list.longest-turn",
    value: longest,
    unit: "ms of processor time",
    aim: "<= 15",
    withoutConsoles: alone,
    ...setting,
  });
  report({ figure: "live-map.bytes", value: (bytes[2] ?? 0) / 1000, unit: "kB/s", ...setting });

  /** Microseconds. */
  async function cpuDuring(work: () => Promise<unknown>): Promise<number> {
    const before = await server.call("cpu");
    await work();
    return (await server.call("cpu")) - before;
  }
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
