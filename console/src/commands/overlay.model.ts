import { signal } from "@preact/signals";

/** What of this lies over the console. */
export const overlay = signal<"palette" | "sheet" | null>(null);

export function closeOverlay(): void {
  overlay.value = null;
}
