import type { BusinessHours } from "@palique/shared/hours.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/** A window can fall into the hour that a clock change skips: look a second week ahead. */
const DAYS_AHEAD = 15;

/** Whether wall clocks in the zone of `hours` show a time inside one of its windows at `now` (epoch ms). */
export function isOpen(hours: BusinessHours, now: number): boolean {
  return openAt(hours, wallClock(hours.timeZone)(now));
}

/** When it opens next (epoch ms); null while it is open, or when it never opens. */
export function nextOpening(hours: BusinessHours, now: number): number | null {
  if (hours.windows.length === 0) return null;
  const wall = wallClock(hours.timeZone);
  if (openAt(hours, wall(now))) return null;
  // It can open where a window begins, and where the clocks change into the middle of one.
  const moments = clockChanges(wall, now);
  const today = Math.floor(wall(now) / DAY) * DAY;
  for (let date = today; date <= today + DAYS_AHEAD * DAY; date += DAY) {
    for (const { day, from } of hours.windows) {
      if (day === weekday(date)) moments.push(...instants(wall, date + minutes(from) * MINUTE));
    }
  }
  return moments.sort((a, b) => a - b).find((moment) => moment > now && openAt(hours, wall(moment))) ?? null;
}

/** Turns an instant into what wall clocks in the zone show, written as if it were UTC. */
type WallClock = (instant: number) => number;

function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (instant) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute) + (((instant % MINUTE) + MINUTE) % MINUTE);
  };
}

function openAt(hours: BusinessHours, wall: number): boolean {
  const day = weekday(wall);
  const minute = Math.floor((wall % DAY) / MINUTE);
  return hours.windows.some(
    (window) => window.day === day && minutes(window.from) <= minute && minute < minutes(window.to),
  );
}

/** ISO: Monday 1 to Sunday 7. */
function weekday(wall: number): number {
  return new Date(wall).getUTCDay() || 7;
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** When wall clocks show this: once, twice (clocks set back), or never (skipped). */
function instants(wall: WallClock, shown: number): number[] {
  const offsets = [shown - DAY, shown + DAY].map((instant) => wall(instant) - instant);
  return offsets.map((offset) => shown - offset).filter((instant) => wall(instant) === shown);
}

function clockChanges(wall: WallClock, now: number): number[] {
  const offset = (instant: number) => wall(instant) - instant;
  const changes: number[] = [];
  for (let start = now; start < now + DAYS_AHEAD * DAY; start += DAY) {
    if (offset(start) === offset(start + DAY)) continue;
    let [before, after] = [start, start + DAY];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offset(middle) === offset(start)) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}
