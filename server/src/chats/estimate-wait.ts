/** Fewer known waits than this say nothing. */
const MIN_WAITS = 3;

/**
 * Milliseconds that someone at `place` will wait: the median wait per place of recent chats of the department,
 * times the place. Null when too few are known.
 */
export function estimateWait(
  recent: readonly { waitMs: number; place: number }[],
  place: number,
): number | null {
  if (recent.length < MIN_WAITS) return null;
  const perPlace = recent.map((wait) => wait.waitMs / Math.max(1, wait.place)).sort((a, b) => a - b);
  const middle = perPlace[Math.floor(perPlace.length / 2)] ?? 0;
  return Math.round(middle * place);
}
