import { batch } from "@preact/signals";

/** In a flood the screen is drawn anew this often, milliseconds; what comes alone shows at once. */
const EVERY_MS = 120;

let waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let last = Number.NEGATIVE_INFINITY;

/** Applies news together with what else comes in the same moment, in the order it came. */
export function gather(apply: () => void): void {
  waiting.push(apply);
  const since = performance.now() - last;
  if (since >= EVERY_MS || document.hidden) applyGathered();
  else timer ??= setTimeout(applyGathered, EVERY_MS - since);
}

/** Applies what waits: before an answer that comes after it, for example. */
export function applyGathered(): void {
  clearTimeout(timer);
  timer = undefined;
  if (waiting.length === 0) return;
  last = performance.now();
  const all = waiting;
  waiting = [];
  batch(() => {
    for (const apply of all) apply();
  });
}
