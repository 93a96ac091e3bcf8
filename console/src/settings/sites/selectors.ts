import { SELECTOR_MAX, SELECTORS_MAX } from "@palique/shared/limits.ts";

/** What stands on each line, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The first that is no CSS selector or too long, as browsers read them; null: all are good. */
export function badSelector(selectors: readonly string[]): string | null {
  const page = document.createDocumentFragment();
  const isBad = (selector: string) => {
    if (selector.length > SELECTOR_MAX) return true;
    try {
      page.querySelector(selector);
      return false;
    } catch {
      return true;
    }
  };
  return selectors[SELECTORS_MAX] ?? selectors.find(isBad) ?? null;
}
