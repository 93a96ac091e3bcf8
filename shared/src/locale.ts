/** The languages every catalogue is complete in. */
export const LOCALES = ["en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

/** A text an administrator may give in several languages; at least one is there. */
export type Localized = { readonly [L in Locale]?: string | undefined };

/** The text in the wanted language, else in the other one. */
export function localized(text: Localized, locale: Locale): string {
  return text[locale] || LOCALES.map((other) => text[other]).find(Boolean) || "";
}

/** The supported language nearest to a BCP 47 tag such as "es-CO"; `fallback` when there is none. */
export function nearestLocale(tag: string | null | undefined, fallback: Locale): Locale {
  const language = tag?.toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale === language) ?? fallback;
}
