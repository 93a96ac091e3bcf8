import type { LiveVisitor } from "@palique/shared/live-visitors.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { Place } from "@palique/shared/places.ts";
import { withoutScheme } from "../visitor/about.ts";
import { t } from "./list-texts.ts";

const names = new Map<Locale, Intl.DisplayNames>();

/** "CO" -> "Colombia"; a code that no browser knows stays as it is, "" is unknown. */
export function countryName(code: string, locale: Locale): string {
  if (!code) return t("unknownCountry");
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  names.set(locale, known);
  try {
    return known.of(code) ?? code;
  } catch {
    return code;
  }
}

/** "Bogotá, Colombia", as far as it is known. */
export function placeName({ city, country }: Place, locale: Locale): string {
  return city ? `${city}, ${countryName(country, locale)}` : countryName(country, locale);
}

export function nameOf({ name }: Pick<LiveVisitor, "name">): string {
  return name || t("visitor");
}

/** What follows the host; the host alone is "/". */
export function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}

/** "www.google.com/search?q=x" -> "google.com"; "" stays. */
export function hostOf(url: string): string {
  return withoutScheme(url).split(/[/?#]/)[0] ?? "";
}

/** What led here, in a word: a campaign, another website, or the own hand. */
export function originOf({ campaign, referrer }: Pick<LiveVisitor, "campaign" | "referrer">): string {
  return campaign || hostOf(referrer) || t("direct");
}
