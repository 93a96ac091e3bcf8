import { type Bench, type Contender, startClient, startContender } from "./contenders.ts";
import { median, note, range, report } from "./report.ts";
import type { Child } from "./rpc.ts";
import type { ServerMethods, Usage } from "./world.ts";

/** What an idle visitor costs the server in memory, and how fast visitors can arrive. Fresh processes each time. */
export async function idle({ idle: count, rounds }: Bench): Promise<void> {
  const bytes = { bare: [] as number[], palique: [] as number[] };
  const heap = { bare: [] as number[], palique: [] as number[] };
  const rates = { bare: [] as number[], palique: [] as number[] };
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    for (const name of ["bare", "palique"] as const) {
      const measured = await measure(name, count);
      note(`${name}: ${Math.round(measured.bytes)} bytes each, ${Math.round(measured.rate)} connects/s`);
      bytes[name].push(measured.bytes / 1000);
      heap[name].push(measured.heap / 1000);
      rates[name].push(measured.rate);
    }
  }
  for (const name of ["bare", "palique"] as const) {
    const ours = name === "palique";
    report({
      figure: `idle-visitor.${name}`,
      value: median(bytes[name]),
      unit: "kB",
      range: range(bytes[name]),
      ...(ours && { aim: "<= 22" }),
      heap: median(heap[name]),
      connections: count,
    });
    report({
      figure: `connects.${name}`,
      value: median(rates[name]),
      unit: "connects/s",
      range: range(rates[name]),
      ...(ours && { aim: ">= 1000" }),
    });
  }
}

async function measure(name: Contender, count: number) {
  const server = startContender(name);
  const client = startClient();
  const world = await server.call("start", { operators: 1 });
  // What is loaded and compiled at the first visit is not the visitors'.
  await client.call("connect", { world, count: 50 });
  await client.call("disconnect");
  const before = await settled(server);
  const rate = await client.call("connect", { world, count });
  const after = await settled(server);
  await client.end();
  await server.end();
  return { rate, bytes: (after.rss - before.rss) / count, heap: (after.heap - before.heap) / count };
}

/** Collected twice, some time apart: the engine gives memory back slowly. */
async function settled(server: Child<ServerMethods>): Promise<Usage> {
  await sleep(2000);
  await server.call("usage");
  await sleep(3000);
  return server.call("usage");
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
