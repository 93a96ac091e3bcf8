const WITHIN_MS = 600;

/**
 * Esc twice, wherever the focus is on the page: also in frames of its own, whose keys do not reach it. Only what a
 * person presses counts. Gives back how to end it.
 */
export function watchEscTwice(pressed: () => void): () => void {
  const end = new AbortController();
  const { signal } = end;
  // A frame that goes to another page is a new document.
  const watched = new WeakSet<Document>();
  let last = -WITHIN_MS;

  function onKey({ key, repeat, isTrusted }: KeyboardEvent): void {
    if (!isTrusted || repeat) return;
    const isSecond = performance.now() - last < WITHIN_MS;
    last = key === "Escape" && !isSecond ? performance.now() : -WITHIN_MS;
    if (key === "Escape" && isSecond) pressed();
  }
  function watch(view: Window): void {
    if (watched.has(view.document)) return;
    watched.add(view.document);
    view.addEventListener("keydown", onKey, { capture: true, signal });
    view.addEventListener("blur", () => setTimeout(watchFrame, 0, view), { signal });
    watchFrame(view);
  }
  /** The page loses the focus to a frame. */
  function watchFrame({ document }: Window): void {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    try {
      const { contentWindow } = focused as Partial<HTMLIFrameElement>;
      if (contentWindow?.document && !signal.aborted) watch(contentWindow);
    } catch {
      // Of another origin: its keys are its own.
    }
  }
  watch(window);
  return () => end.abort();
}
