import type { Locale } from "@palique/shared/locale.ts";

/** From Monday on; 0 is Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

export function dayName(day: number, locale: Locale): string {
  // 7 January 2024 was a Sunday.
  const format = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
  return format.format(Date.UTC(2024, 0, 7 + day));
}

/** "Mon–Fri", "Mon, Wed", as the days follow each other. */
export function daysText(days: readonly number[], locale: Locale): string {
  const runs: number[][] = [];
  for (const day of WEEK.filter((one) => days.includes(one))) {
    const run = runs.at(-1);
    if (run && WEEK.indexOf(day as never) === WEEK.indexOf(run.at(-1) as never) + 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => {
      const [first = 0, last = first] = [run[0], run.at(-1)];
      const joint = run.length === 2 ? ", " : "–";
      return run.length === 1
        ? dayName(first, locale)
        : dayName(first, locale) + joint + dayName(last, locale);
    })
    .join(", ");
}

/** Minutes of the day as a time input has them: "08:30"; the end of the day is "00:00". */
export function toClock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
}

export function fromClock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
