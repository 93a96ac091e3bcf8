import type { Locale } from "@palique/shared/locale.ts";
import { nearestLocale } from "@palique/shared/locale.ts";
import { effect, signal } from "@preact/signals";
import { remembered } from "../storage.ts";
import { translate, type Values } from "./translate.ts";

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

/**
 * The translator of one feature. `{name}` is filled from the values; a text with a bar, "{n} chat|{n} chats",
 * is singular|plural by `n`. It reads the locale signal, so what shows it follows the switch.
 */
export function catalogue<K extends string>(texts: Record<Locale, Readonly<Record<K, string>>>) {
  return (key: K, values?: Values): string => translate(locale.value, texts[locale.value][key], values);
}
