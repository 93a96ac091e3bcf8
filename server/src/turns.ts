import { AppError } from "./errors.ts";

/** Milliseconds after which somebody who found too many waiting may ask again. */
const BUSY_MS = 2_000;

/** Lets `atOnce` of the works run, and `waiting` others wait; fails with "unavailable" past that. */
export function createTurns(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new AppError("unavailable", { retryAfterMs: BUSY_MS });
      await new Promise<void>((go) => queue.push(go));
    } else running++;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}
