import { effect, signal } from "@preact/signals";

let offset = 0;

/** The server's clock, ticking every second while somebody can see it: the own one may be wrong. */
export const now = signal(Date.now());

/** The server says what time it is. */
export function setServerTime(serverNow: number): void {
  offset = serverNow - Date.now();
  now.value = serverNow;
}

export function serverNow(): number {
  return Date.now() + offset;
}

const visible = signal(document.visibilityState === "visible");
document.addEventListener("visibilitychange", () => {
  visible.value = document.visibilityState === "visible";
});

effect(() => {
  if (!visible.value) return;
  const tick = () => {
    now.value = serverNow();
  };
  tick();
  const timer = setInterval(tick, 1_000);
  return () => clearInterval(timer);
});
