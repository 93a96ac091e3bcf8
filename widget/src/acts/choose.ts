import type { ActRefusal } from "@palique/shared/share-names.ts";
import { tellChange } from "./focus.ts";
import { viewOf } from "./place.ts";

/** Options of a select, by their places. */
export function choose(select: HTMLSelectElement, places: readonly number[]): ActRefusal | null {
  const options = places.map((place) => select.options[place]);
  if (options.some((option) => !option) || (!select.multiple && options.length !== 1)) return "gone";
  if (options.some((option) => option?.matches(":disabled"))) return "private";
  const before = [...select.selectedOptions];
  if (select.multiple) for (const option of select.options) option.selected = options.includes(option);
  else select.selectedIndex = places[0] ?? -1;
  const now = [...select.selectedOptions];
  if (now.length === before.length && now.every((option) => before.includes(option))) return null;
  select.dispatchEvent(new (viewOf(select).Event)("input", { bubbles: true, composed: true }));
  tellChange(select);
  return null;
}
