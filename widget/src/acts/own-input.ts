/** So long nobody acts on the page after the visitor did. */
const WINS_MS = 1_500;
const SIGNS = ["keydown", "pointerdown", "pointerup", "pointermove", "wheel", "touchmove", "drop"] as const;

/** Knows when the visitor used the page, or the chat, with their own hands. */
export function watchOwnInput() {
  const over = new AbortController();
  const watched = new WeakSet<Document>();
  // What they did before this was loaded: the browser remembers for some seconds.
  let last = navigator.userActivation?.isActive ? performance.now() : Number.NEGATIVE_INFINITY;

  function note(event: Event): void {
    if (!event.isTrusted) return;
    // A mouse that only passes by uses nothing.
    if (event.type === "pointermove" && !(event as PointerEvent).buttons) return;
    last = performance.now();
  }

  /** What happens in a frame never reaches the window around it. */
  function watch(view: Window): void {
    try {
      if (!watched.has(view.document)) {
        for (const sign of SIGNS) {
          view.addEventListener(sign, note, { capture: true, passive: true, signal: over.signal });
        }
        watched.add(view.document);
      }
      for (let place = 0; place < view.length; place++) watch(view[place] as Window);
    } catch {
      // Of another origin: nobody acts in it either.
    }
  }

  watch(window);
  return {
    isRecent(): boolean {
      watch(window);
      return performance.now() - last < WINS_MS;
    },
    stop: () => over.abort(),
  };
}
