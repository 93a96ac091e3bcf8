import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "./errors.ts";
import type { Limits } from "./limits.ts";

/** The limits that count: the rest of `Limits` are times. */
type LimitName = { [N in keyof Limits]: Limits[N] extends number ? never : N }[keyof Limits];

export interface RateLimits {
  /** Counts one use of `key`, or `points` of them. Past the limit fails with "rate-limited" and when to try again. */
  consume(limit: LimitName, key: string, points?: number): Promise<void>;
  /** Forgets what `key` used, after it proved to be in good faith. */
  forgive(limit: LimitName, key: string): Promise<void>;
}

/**
 * Counts in memory, or in Redis so that several processes count together. While Redis does not answer each
 * process counts for itself: a limit must not stop the service.
 */
export function createRateLimits(limits: Limits, redis: object | null): RateLimits {
  const limiters = new Map<LimitName, RateLimiterMemory | RateLimiterRedis>();
  function limiter(name: LimitName): RateLimiterMemory | RateLimiterRedis {
    let known = limiters.get(name);
    if (!known) {
      const { points, seconds: duration } = limits[name];
      const options = { keyPrefix: `limit:${name}`, points, duration };
      const memory = new RateLimiterMemory(options);
      known = redis
        ? new RateLimiterRedis({
            ...options,
            storeClient: redis,
            useRedisPackage: true,
            rejectIfRedisNotReady: true,
            insuranceLimiter: memory,
          })
        : memory;
      limiters.set(name, known);
    }
    return known;
  }
  return {
    async consume(name, key, points = 1) {
      try {
        await limiter(name).consume(key, points);
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        throw new AppError("rate-limited", { retryAfterMs: Math.max(1, Math.ceil(reason.msBeforeNext)) });
      }
    },
    async forgive(name, key) {
      await limiter(name).delete(key);
    },
  };
}
