import { signal } from "@preact/signals";

/** The page can be seen: not in a hidden tab. */
export const isVisible = signal(document.visibilityState === "visible");
document.addEventListener("visibilitychange", () => {
  isVisible.value = document.visibilityState === "visible";
});
