const FIRST_MS = 500;
const LONGEST_MS = 20_000;

/** Milliseconds before the next attempt: doubling, and spread so that a restarted server is not stampeded. */
export function backoff(tries: number, random: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** tries) * (0.5 + random / 2);
}
