/** A page whose last picture never comes still gets its button. */
const LOADED_WITHIN_MS = 10_000;
const IDLE_WITHIN_MS = 3_000;

/** Runs once, when the page has loaded and has nothing better to do. */
export async function whenIdle(run: () => void): Promise<void> {
  if (document.readyState !== "complete") {
    await new Promise((loaded) => {
      addEventListener("load", loaded);
      setTimeout(loaded, LOADED_WITHIN_MS);
    });
  }
  // Safari has no idle callback.
  const later: (run: () => void, within: object) => unknown = window.requestIdleCallback ?? setTimeout;
  later(run, { timeout: IDLE_WITHIN_MS });
}
