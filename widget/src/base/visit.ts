import { randomText } from "./random.ts";

/** Who was gone for longer comes back for another visit. */
const GAP_MS = 30 * 60_000;

/** The browser's token, how often it was here, when the visit began and had its last sign (epoch ms), its pages. */
export type Visit = [token: string, visits: number, began: number, seen: number, pages: number];

/**
 * The visit after one more sign of life. `kept` is the one before as text. The device's clock may be wrong or
 * jump: at worst a visit is counted that was none.
 */
export function goOn(kept: string | null, now: number, pageMs: number, newPages: number): Visit {
  const [token = randomText(43), ...counts] = kept?.split(" ") ?? [];
  const [visits = 0, began = 0, seen = 0, pages = 0] = counts.map((count) => Number(count) || 0);
  return Math.abs(now - seen) < GAP_MS
    ? [token, visits, began, now, pages + newPages]
    : [token, visits + 1, now - pageMs, now, 1];
}
