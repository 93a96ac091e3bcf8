const PAUSE_MS = 5_000;
const PAUSE_MAX_MS = 60_000;

/** Asks for a full snapshot, which costs the visitor's browser something: ever less often when it does not help. */
export function openLost(say: () => void): () => void {
  let pause = PAUSE_MS;
  let next = 0;
  return () => {
    const now = performance.now();
    if (now < next) return;
    pause = now > next + pause * 2 ? PAUSE_MS : Math.min(pause * 2, PAUSE_MAX_MS);
    next = now + pause;
    say();
  };
}
