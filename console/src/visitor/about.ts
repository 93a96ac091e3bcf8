import type { Locale } from "@palique/shared/locale.ts";
import { timeOfDay } from "../text/time.ts";

/** "es-CO" -> "Spanish (Colombia)"; what no browser knows stays as it is. */
export function languageName(tag: string, locale: Locale): string {
  try {
    const name =
      new Intl.DisplayNames(locale, { type: "language", languageDisplay: "standard" }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return tag;
  }
}

/** The time of day there; "" for a zone this browser does not know. */
export function localTimeIn(timeZone: string, at: number, locale: Locale): string {
  try {
    return timeOfDay(at, locale, timeZone);
  } catch {
    return "";
  }
}

/** "America/Argentina/Buenos_Aires" -> "Buenos Aires" */
export function cityOf(timeZone: string): string {
  return timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
}

export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
}
