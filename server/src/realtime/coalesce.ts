/** What is gathered takes at most this part of the time: under load it comes less often, not at others' cost. */
const SHARE = 1 / 40;
const LONGEST_REST_MS = 2_000;

/**
 * Gathers keys and hands them over together, about `delayMs` after the first. Busy times cost one query for many
 * changes; 0 means the end of this turn of the event loop, always.
 */
export function coalesce(
  delayMs: number,
  run: (keys: string[]) => Promise<void>,
  onError: (error: unknown) => void,
) {
  let keys = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let restUntil = 0;

  async function work(batch: string[]): Promise<void> {
    const start = performance.now();
    await run(batch).catch(onError);
    const now = performance.now();
    if (delayMs > 0) restUntil = now + Math.min((now - start) / SHARE, LONGEST_REST_MS);
  }
  function flush(): void {
    timer = null;
    const batch = [...keys];
    keys = new Set();
    running = running.then(() => work(batch));
  }
  return {
    add(key: string): void {
      keys.add(key);
      timer ??= setTimeout(flush, Math.max(delayMs, restUntil - performance.now()));
    },
    /** Drops what is gathered and waits for what is under way. */
    async stop(): Promise<void> {
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
