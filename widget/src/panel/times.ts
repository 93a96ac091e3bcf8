import type { Locale } from "@palique/shared/locale.ts";
import type { Words } from "../i18n/en.ts";

const DAY_MS = 86_400_000;

/** The browser's own flavour of the language (12 or 24 hours) where it speaks it. */
export function tagOf(locale: Locale): string {
  return navigator.language.startsWith(locale) ? navigator.language : locale;
}

export function format(locale: Locale, at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tagOf(locale), options).format(at);
}

export function clock(locale: Locale, at: number): string {
  return format(locale, at, { hour: "numeric", minute: "2-digit" });
}

/** Calendar days from today: 0 today, 1 tomorrow, -1 yesterday. */
export function daysAway(at: number, now: number): number {
  return Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY_MS);
}

export function dayName(words: Words, locale: Locale, at: number, now: number): string {
  const days = daysAway(at, now);
  if (days === 0) return words.days.today;
  if (days === -1) return words.days.yesterday;
  return format(locale, at, { weekday: "long", day: "numeric", month: "long" });
}
