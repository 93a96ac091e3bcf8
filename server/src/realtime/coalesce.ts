/**
 * Gathers keys and hands them over together, at the latest `delayMs` after the first. Busy times cost one
 * query for many changes; 0 means the end of this turn of the event loop.
 */
export function coalesce(
  delayMs: number,
  run: (keys: string[]) => Promise<void>,
  onError: (error: unknown) => void,
) {
  let keys = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  function flush(): void {
    timer = null;
    const batch = [...keys];
    keys = new Set();
    running = running.then(() => run(batch)).catch(onError);
  }
  return {
    add(key: string): void {
      keys.add(key);
      timer ??= setTimeout(flush, delayMs);
    },
    /** Drops what is gathered and waits for what is under way. */
    async stop(): Promise<void> {
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
