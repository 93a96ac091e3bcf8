import type { Locale } from "@palique/shared/locale.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** A duration as ticking digits: 0:07, 4:12, 1:02:09. Never negative. */
export function digits(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index ? String(part).padStart(2, "0") : part)).join(":");
}

/** The time of day: 10:02. */
export function timeOfDay(at: number, locale: Locale, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  return format(locale, { hour: "numeric", minute: "2-digit", hourCycle: "h23", ...zone }).format(at);
}

/** How many midnights lie between two instants, here. */
export function daysBetween(at: number, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Today and yesterday by name, this week by weekday, then the date. */
export function dayName(at: number, now: number, locale: Locale): string {
  const days = daysBetween(at, now);
  if (days === 0 || days === 1) {
    return capitalised(new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-days, "day"), locale);
  }
  if (days > 1 && days < 7) return capitalised(format(locale, { weekday: "long" }).format(at), locale);
  return date(at, now, locale);
}

/** 12 Oct, with the year once it is another one. */
export function date(at: number, now: number, locale: Locale): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return format(locale, { day: "numeric", month: "short", ...year }).format(at);
}

/** How long ago, in the fewest letters: 2 min, 10:02, Mon, 12 Oct. */
export function ago(at: number, now: number, locale: Locale): string {
  const ms = now - at;
  if (ms < 60 * MINUTE) return `${Math.max(1, Math.floor(ms / MINUTE))} min`;
  const days = daysBetween(at, now);
  if (days <= 0) return timeOfDay(at, locale);
  if (days < 7) return format(locale, { weekday: "short" }).format(at);
  return date(at, now, locale);
}

/** A day and time near now: "10:02" today, "tomorrow, 8:00", "Mon, 8:00", "12 Oct, 8:00". */
export function moment(at: number, now: number, locale: Locale): string {
  const days = -daysBetween(at, now);
  const time = timeOfDay(at, locale);
  if (days === 0) return time;
  const day =
    days === 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(1, "day")
      : days > 1 && days < 7
        ? format(locale, { weekday: "short" }).format(at)
        : date(at, now, locale);
  return `${day}, ${time}`;
}

/** The full instant, for a tooltip. */
export function fullTime(at: number, locale: Locale): string {
  return format(locale, { dateStyle: "full", timeStyle: "medium" }).format(at);
}

function capitalised(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
