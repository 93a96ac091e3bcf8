import { effect, signal } from "@preact/signals";
import { remembered } from "./storage.ts";

export type Theme = "light" | "dark" | "auto";
const stored = remembered<Theme>("palique.theme", "auto");

/** The operator's choice; "auto" follows the system. */
const theme = signal<Theme>(stored.read());

export function setTheme(next: Theme): void {
  theme.value = next;
  stored.write(next);
}

effect(() => {
  document.documentElement.dataset.theme = theme.value;
});

/** The one that shows now. */
export function shownTheme(): "light" | "dark" {
  const chosen = theme.peek();
  if (chosen !== "auto") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
