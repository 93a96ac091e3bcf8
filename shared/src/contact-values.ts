import type { ContactFieldKind } from "./contact-names.ts";
import type { Locale } from "./locale.ts";
import type { VariableValues } from "./variables.ts";

/** What is known of a person in one of the administrator's fields. */
export interface ContactValue {
  key: string;
  kind: ContactFieldKind;
  value: string;
}

const YES_NO: Record<Locale, { yes: string; no: string }> = {
  en: { yes: "yes", no: "no" },
  es: { yes: "sí", no: "no" },
};

/** Values of {{custom.…}}: what the page said, and what the team knows where the page says nothing. */
export function customValues(
  said: Readonly<Record<string, string>>,
  known: readonly ContactValue[],
  locale: Locale,
): VariableValues {
  const kept = known.map(({ key, kind, value }) => [`custom.${key}`, inWords(kind, value, locale)]);
  const told = Object.entries(said).flatMap(([name, value]) =>
    value.trim() ? [[`custom.${name}`, value]] : [],
  );
  return Object.fromEntries([...kept, ...told]);
}

/** As people write it in this language. */
export function inWords(kind: ContactFieldKind, value: string, locale: Locale): string {
  if (kind === "boolean") return value === "yes" ? YES_NO[locale].yes : YES_NO[locale].no;
  if (kind === "number")
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(Number(value));
  if (kind !== "date") return value;
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
}
