/** Nothing happened for longer than this: it can be left out. */
const IDLE_MS = 5_000;
/** What is still seen of it before and after. */
const MARGIN_MS = 1_000;

/**
 * Where to go on when nothing happens at `at`; null: something does. `times` are those of what happened, in order,
 * all in ms since the recording began.
 */
export function afterIdle(times: readonly number[], at: number): number | null {
  const next = times.findIndex((time) => time > at);
  const before = times[next - 1];
  const after = times[next];
  if (before === undefined || after === undefined || after - before < IDLE_MS) return null;
  const isInside = at >= before + MARGIN_MS && at < after - MARGIN_MS;
  return isInside ? after - MARGIN_MS : null;
}
