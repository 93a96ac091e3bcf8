const IDLE_MS = 60_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll"];

/**
 * Tells when nobody has used the page for a while or it was hidden, and when somebody is back; gives back how it
 * is now. A sign costs the page one number, and a timer runs once a minute at most.
 */
export function watchActivity(
  changed: (active: boolean) => void,
  heard?: (sign: "used") => void,
): () => boolean {
  let active = true;
  let usedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    clearTimeout(timer);
    const left = document.hidden ? 0 : usedAt + IDLE_MS - performance.now();
    if (left > 0) timer = setTimeout(look, left);
    if (active === left > 0) return;
    active = !active;
    changed(active);
  }
  function used(): void {
    usedAt = performance.now();
    if (!active || document.hidden) look();
    heard?.("used");
  }

  for (const sign of SIGNS) addEventListener(sign, used, { passive: true, capture: true });
  document.addEventListener("visibilitychange", used);
  used();
  look();
  return () => active;
}
