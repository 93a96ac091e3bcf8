import { type AlertEvent, DEFAULT_ALERTS } from "@palique/shared/alerts.ts";
import { computed, signal } from "@preact/signals";
import { me } from "../session.model.ts";
import { remembered } from "../storage.ts";
import { ringsHere } from "./tabs.ts";
import { mayBeHeard, playTone } from "./tones.ts";

/** What this operator chose, on whatever machine. */
export const alerts = computed(() => me.value?.alerts ?? DEFAULT_ALERTS);

const stored = remembered("palique.sound", true);
/** Off: this device is silent, whatever was chosen. */
export const isSoundOn = signal(stored.read());
/** Something should have been heard, and the browser wants a click first. */
export const soundBlocked = signal(false);

export function toggleSound(): void {
  isSoundOn.value = !isSoundOn.value;
  stored.write(isSoundOn.value);
  soundBlocked.value = false;
  if (isSoundOn.value) playTone(alerts.peek().events.message.tone, alerts.peek().volume);
}

/** Somebody who typed this lately is still writing. */
const WRITES_MS = 4_000;
let typedAt = Number.NEGATIVE_INFINITY;
let later: ReturnType<typeof setTimeout> | undefined;

/** Rings for an event: once for all tabs, and not into somebody's writing. */
export function ring(event: AlertEvent): void {
  const { events, quietWhileTyping, volume } = alerts.peek();
  const { tone } = events[event];
  if (!isSoundOn.peek() || tone === "none" || volume === 0) return;
  if (!mayBeHeard()) soundBlocked.value = true;
  if (!ringsHere.peek()) return;
  const pause = quietWhileTyping ? typedAt + WRITES_MS - performance.now() : 0;
  clearTimeout(later);
  if (pause > 0) later = setTimeout(() => ring(event), pause);
  else playTone(tone, volume);
}

/** Notices writing, in whatever field, and the touch that lets the page be heard. */
export function followTouches(): () => void {
  const typed = () => {
    typedAt = performance.now();
  };
  const touched = () => {
    soundBlocked.value = false;
  };
  addEventListener("input", typed, true);
  for (const type of ["pointerup", "keydown"] as const) addEventListener(type, touched, true);
  return () => {
    clearTimeout(later);
    removeEventListener("input", typed, true);
    for (const type of ["pointerup", "keydown"] as const) removeEventListener(type, touched, true);
  };
}
