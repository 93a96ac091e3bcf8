import { type Bench, openContenders } from "./contenders.ts";
import { median, note, range, report } from "./report.ts";
import type { ClientKind } from "./socket.ts";

/** How much of a bare relay's throughput remains when every message is on disk before it is acknowledged. */
export async function relay(bench: Bench): Promise<void> {
  await compare(bench, "official");
  await compare(bench, "plain");
}

async function compare({ conversations, rounds, seconds }: Bench, kind: ClientKind): Promise<void> {
  const { client, servers, close } = await openContenders(conversations, kind);
  const rates = { bare: [] as number[], palique: [] as number[] };
  const cpu = { bare: [] as number[], palique: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const name of ["bare", "palique"] as const) {
      const before = await servers[name].call("usage");
      const rate = await client.call("relay", { name, ms: seconds * 1000 });
      const after = await servers[name].call("usage");
      const each = (after.cpu - before.cpu) / (rate * seconds);
      note(
        `${kind} client, ${name}: ${Math.round(rate)} messages/s, ${Math.round(each)} us of server CPU each`,
      );
      // The first round warms up.
      if (round < 0) continue;
      rates[name].push(rate);
      cpu[name].push(each);
    }
  }
  await close();
  const ratios = rates.palique.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN));
  const figure = kind === "official" ? "relay" : "relay-plain-client";
  const unit = "messages/s";
  report({ figure: `${figure}.bare`, value: median(rates.bare), unit, range: range(rates.bare) });
  report({ figure: `${figure}.durable`, value: median(rates.palique), unit, range: range(rates.palique) });
  report({
    figure: `${figure}.durable-to-bare`,
    value: median(ratios),
    unit: "ratio",
    range: range(ratios),
    aim: ">= 0.5",
    conversations,
    serverCpu: { bare: median(cpu.bare), durable: median(cpu.palique), unit: "us/message" },
  });
}
