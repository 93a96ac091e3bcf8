import type { Locale } from "@palique/shared/locale.ts";

export type Values = Readonly<Record<string, string | number>>;
const plurals = { en: new Intl.PluralRules("en"), es: new Intl.PluralRules("es") };

/** Fills `{name}` from the values; "{n} chat|{n} chats" is singular|plural by `n`. */
export function translate(language: Locale, text: string, values: Values = {}): string {
  const [one = "", other] = text.split("|");
  const isOther = other !== undefined && plurals[language].select(Number(values.n)) !== "one";
  return (isOther ? other : one).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}
