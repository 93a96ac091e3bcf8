import type { BusinessHours } from "@palique/shared/hours.ts";

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Day = (typeof DAYS)[number];
type OpenHours = BusinessHours["windows"][number];

/** What a department opens with when its hours are first set. */
export function workWeek(timeZone: string): BusinessHours {
  const windows = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "18:00" }));
  return { timeZone, windows };
}

/** The windows of a day with their place in the list; in that order, so that a row stays put while it is edited. */
export function windowsOn({ windows }: BusinessHours, day: Day) {
  return windows.map((window, index) => ({ ...window, index })).filter((window) => window.day === day);
}

function earliestFirst(hours: BusinessHours, day: Day) {
  return windowsOn(hours, day).sort((a, b) => a.from.localeCompare(b.from));
}

/** One more window after the last of the day; null when the day is full. */
export function nextWindow(hours: BusinessHours, day: Day): OpenHours | null {
  const last = earliestFirst(hours, day).at(-1);
  if (!last) return { day, from: "08:00", to: "18:00" };
  const from = Number(last.to.slice(0, 2)) + 1;
  if (!(from < 23)) return null;
  return { day, from: `${pad(from)}:00`, to: `${pad(Math.min(from + 4, 23))}:00` };
}

/** The same hours as on `day` on the other days. */
export function copyDay(hours: BusinessHours, day: Day, to: readonly Day[]): BusinessHours {
  const targets = to.filter((one) => one !== day);
  const kept = hours.windows.filter((window) => !targets.some((one) => one === window.day));
  const copies = targets.flatMap((target) =>
    earliestFirst(hours, day).map(({ from, to: end }) => ({ day: target, from, to: end })),
  );
  return { ...hours, windows: [...kept, ...copies] };
}

/** By the place of a window in the list: its end comes first, or it lies on another one. */
export function wrongWindows({ windows }: BusinessHours): Map<number, "windowOrder" | "windowOverlap"> {
  const wrong = new Map<number, "windowOrder" | "windowOverlap">();
  for (const [index, window] of windows.entries()) {
    const overlaps = windows.some(
      (other, place) =>
        place < index && other.day === window.day && other.from < window.to && window.from < other.to,
    );
    if (window.from >= window.to) wrong.set(index, "windowOrder");
    else if (overlaps) wrong.set(index, "windowOverlap");
  }
  return wrong;
}

/** Midnight at the end of a day is "24:00" in the contract and 00:00 in a time field. */
export const endShown = (to: string) => (to === "24:00" ? "00:00" : to);
export const endTyped = (shown: string) => (shown === "00:00" ? "24:00" : shown);

/** Days that follow each other with the same hours, for a line such as "Mon–Fri 8:00–18:00". */
export function sameDays(hours: BusinessHours): { first: Day; last: Day; windows: OpenHours[] }[] {
  const runs: { first: Day; last: Day; windows: OpenHours[] }[] = [];
  for (const day of DAYS) {
    const windows = earliestFirst(hours, day);
    if (windows.length === 0) continue;
    const before = runs.at(-1);
    if (before?.last === day - 1 && timesOf(before.windows) === timesOf(windows)) before.last = day;
    else runs.push({ first: day, last: day, windows });
  }
  return runs;
}

function timesOf(windows: readonly OpenHours[]): string {
  return windows.map(({ from, to }) => `${from}–${to}`).join(", ");
}

function pad(hour: number): string {
  return String(hour).padStart(2, "0");
}
