/** A page whose last picture never comes still gets its button. */
const LOADED_WITHIN_MS = 10_000;
const IDLE_WITHIN_MS = 3_000;

/** Runs once, when the page has loaded and has nothing better to do. */
export function whenIdle(run: () => void): void {
  let ran = false;
  const loaded = () => {
    if (ran) return;
    ran = true;
    // Safari has no idle callback.
    (globalThis.requestIdleCallback ?? setTimeout)(() => run(), { timeout: IDLE_WITHIN_MS } as never);
  };
  if (document.readyState === "complete") loaded();
  addEventListener("load", loaded);
  setTimeout(loaded, LOADED_WITHIN_MS);
}
