import { signal } from "@preact/signals";

/** Somebody is looking: the page is visible and has the focus. */
export const isAttending = signal(looks());
for (const type of ["focus", "blur"]) addEventListener(type, update);
document.addEventListener("visibilitychange", update);

function looks(): boolean {
  return document.visibilityState === "visible" && document.hasFocus();
}
function update(): void {
  isAttending.value = looks();
}
