import type { Limit } from "../limits.ts";

/** Of a key that was left alone for so long nothing is remembered. */
const SWEEP_MS = 60_000;

/**
 * Token buckets in memory: `points` at once, and as many again over `seconds`. For what comes many times a second over
 * one connection, so that counting costs nothing and changes no order.
 */
export function openBuckets({ points, seconds }: Limit, now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = points / (seconds * 1_000);
  let sweptAt = now();

  function sweep(time: number): void {
    if (time - sweptAt < SWEEP_MS) return;
    sweptAt = time;
    for (const [key, { left, at }] of buckets) if (left + (time - at) * perMs >= points) buckets.delete(key);
  }

  /** Takes as many and answers 0, or takes none and answers after how many ms there are enough. */
  return function take(key: string, wanted = 1): number {
    const time = now();
    sweep(time);
    const bucket = buckets.get(key) ?? { left: points, at: time };
    const left = Math.min(points, bucket.left + Math.max(0, time - bucket.at) * perMs);
    // What is more than a whole bucket goes through a full one.
    const cost = Math.min(wanted, points);
    buckets.set(key, { left: left < cost ? left : left - cost, at: time });
    return left < cost ? Math.max(1, Math.ceil((cost - left) / perMs)) : 0;
  };
}
