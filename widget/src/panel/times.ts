import type { Locale } from "@palique/shared/locale.ts";

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
