import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, openContenders } from "./contenders.ts";
import { note, percentile, range, report } from "./report.ts";

const RATE = 300;
const AIMS = { p50: "<= 3", p95: "<= 12", p99: "<= 30" } as const;
const PARTS = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** Milliseconds from a visitor's send to the operator's screen at a steady rate, and from a key to its preview. */
export async function latency({ conversations, rounds, seconds }: Bench): Promise<void> {
  const { client, close } = await openContenders(conversations, "official");
  const samples = { bare: [] as number[][], palique: [] as number[][] };
  const disk: number[][] = [];
  for (let round = -1; round < rounds; round++) {
    for (const name of ["bare", "palique"] as const) {
      const latencies = await client.call("steady", { name, rate: RATE, ms: seconds * 1000 });
      note(
        `${name}: p50 ${percentile(latencies, 0.5).toFixed(2)}, p99 ${percentile(latencies, 0.99).toFixed(2)} ms`,
      );
      if (round >= 0) samples[name].push(latencies);
    }
    if (round >= 0) disk.push(timeSyncs());
  }
  const typed = await client.call("typing", { name: "palique", typists: 50, ms: rounds * seconds * 1000 });
  await close();
  for (const name of ["bare", "palique"] as const) {
    for (const part of ["p50", "p95", "p99"] as const) {
      report({
        figure: `latency.${name === "palique" ? "durable" : name}.${part}`,
        value: percentile(samples[name].flat(), PARTS[part]),
        unit: "ms",
        range: range(samples[name].map((round) => percentile(round, PARTS[part]))),
        ...(name === "palique" && { aim: AIMS[part] }),
        rate: `${RATE} messages/s`,
      });
    }
  }
  for (const part of ["p50", "p95", "p99"] as const) {
    const value = percentile(disk.flat(), PARTS[part]);
    report({ figure: `disk-sync.${part}`, value, unit: "ms", rounds: disk.length });
  }
  const value = percentile(typed, 0.95);
  const keys = typed.length;
  report({
    figure: "typing-preview.p95",
    value,
    unit: "ms",
    aim: "<= 120",
    p50: percentile(typed, 0.5),
    keys,
  });
}

/** Milliseconds until a few pages are on this disk: no durable message can be faster than that. */
function timeSyncs(): number[] {
  const folder = mkdtempSync(join(tmpdir(), "palique-bench-"));
  const file = openSync(join(folder, "sync"), "w");
  const pages = Buffer.alloc(16_384, 1);
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    writeSync(file, pages);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return times;
}
