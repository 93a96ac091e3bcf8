import type { Locale } from "@palique/shared/locale.ts";
import { nearestLocale } from "@palique/shared/locale.ts";
import { effect, signal } from "@preact/signals";
import { remembered } from "../storage.ts";

const stored = remembered<Locale | null>("palique.locale", null);

/** The language of the screen: the operator's once signed in, before that the last one used or the browser's. */
export const locale = signal<Locale>(nearestLocale(stored.read() ?? navigator.language, "en"));

export function setLocale(next: Locale): void {
  locale.value = next;
  stored.write(next);
}

effect(() => {
  document.documentElement.lang = locale.value;
});

type Values = Readonly<Record<string, string | number>>;
const plurals = { en: new Intl.PluralRules("en"), es: new Intl.PluralRules("es") };

/**
 * The translator of one feature. `{name}` is filled from the values; a text with a bar, "{n} chat|{n} chats",
 * is singular|plural by `n`. It reads the locale signal, so what shows it follows the switch.
 */
export function catalogue<K extends string>(texts: Record<Locale, Readonly<Record<K, string>>>) {
  return (key: K, values?: Values): string => translate(locale.value, texts[locale.value][key], values);
}

export function translate(language: Locale, text: string, values: Values = {}): string {
  const [one = "", other] = text.split("|");
  const isOther = other !== undefined && plurals[language].select(Number(values.n)) !== "one";
  return (isOther ? other : one).replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}
