import { type Bench, startPalique } from "./contenders.ts";
import type { LiveClientMethods } from "./live-client.ts";
import { note, percentile, report } from "./report.ts";
import { startChild } from "./rpc.ts";

/** What tracked visitors cost the server at one page view a minute each, and how soon an operator sees a page. */
export async function tracking({ tracked: count, seconds }: Bench): Promise<void> {
  const server = startPalique();
  const client = startChild<LiveClientMethods>("live-client.ts");
  const world = await server.call("start", { operators: 1 });
  // What is loaded and compiled at the first visit is not the visitors'.
  await client.call("arrive", { world, count: 50 });
  await client.call("leave");
  await sleep(5_000);
  const empty = await server.call("usage");
  await client.call("arrive", { world, count });
  note(`${count} visitors are here`);
  await sleep(5_000);
  const full = await server.call("usage");
  const ms = seconds * 5_000;
  await client.call("walk");
  await client.call("watch", { world, watches: [{}] });
  const before = await server.call("cpu");
  const [bytes = 0] = await client.call("listen", { ms });
  const after = await server.call("cpu");
  const latencies = await client.call("probe", { ms });
  await client.end();
  await server.end();
  const per = count / 1000;
  const setting = { visitors: count, rate: "a page a minute each", consoles: 1 };
  report({
    figure: "tracked.cpu",
    value: (after - before) / 10 / ms / per,
    unit: "% of a core per 1000",
    ...setting,
  });
  report({
    figure: "tracked.memory",
    value: (full.rss - empty.rss) / 1e6 / per,
    unit: "MB per 1000",
    heap: (full.heap - empty.heap) / 1e6 / per,
    ...setting,
  });
  report({ figure: "live-window.bytes", value: bytes / 1000, unit: "kB/s", rows: 100, ...setting });
  const p50 = percentile(latencies, 0.5);
  report({
    figure: "page-to-console.p95",
    value: percentile(latencies, 0.95),
    unit: "ms",
    aim: "< 1200",
    p50,
    pages: latencies.length,
    ...setting,
  });
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
