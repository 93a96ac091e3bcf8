import { signal } from "@preact/signals";
import { remembered } from "../storage.ts";

/** Of this tab: another one is divided by itself. */
const kept = remembered<string | null>("palique.beside", null, () => sessionStorage);

/** The conversation kept beside the one the address names; it is only shown where there is room. */
export const besideId = signal<string | null>(kept.read());

/** The conversation that was touched or had the caret last. */
export const touchedId = signal<string | null>(null);

export function openBeside(id: string): void {
  besideId.value = id;
  kept.write(id);
}

export function closeBeside(): void {
  besideId.value = null;
  kept.forget();
}

/** Keys and commands go to the conversation that was touched last. */
export function followTouch(): () => void {
  const touched = (event: Event) => {
    const pane = event.target instanceof Element ? event.target.closest("[data-conversation]") : null;
    if (pane instanceof HTMLElement) touchedId.value = pane.dataset.conversation ?? null;
  };
  addEventListener("focusin", touched);
  addEventListener("pointerdown", touched);
  return () => {
    removeEventListener("focusin", touched);
    removeEventListener("pointerdown", touched);
    closeBeside();
    touchedId.value = null;
  };
}
