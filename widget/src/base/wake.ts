/** Hidden for less than this, a page is taken to have kept its connection. */
const NAP_MS = 10_000;

export interface WakeEvents {
  /** Back from sleep, hiding or being offline: is the connection still there? */
  woke(): void;
  /** The network is gone for sure, or the page is put away. */
  slept(): void;
}

/** Watches the device for what makes a connection die or come back without telling. */
export function watchWaking(events: WakeEvents): void {
  let hiddenAt = 0;
  addEventListener("online", events.woke);
  addEventListener("offline", events.slept);
  // An open socket keeps a page out of the back/forward cache; back from there, the next attempt is due.
  addEventListener("pagehide", events.slept);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (Date.now() - hiddenAt > NAP_MS) events.woke();
  });
}
