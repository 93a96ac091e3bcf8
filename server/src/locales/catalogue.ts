import type { Locale } from "@palique/shared/locale.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

const CATALOGUES = { en, es } satisfies Record<Locale, unknown>;
type Texts = typeof en;
type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The text in that language, with its placeholders filled in. */
export function say<K extends keyof Texts>(
  locale: Locale,
  key: K,
  ...[values]: [Placeholders<Texts[K]>] extends [never] ? [] : [Record<Placeholders<Texts[K]>, string>]
): string {
  const given: Readonly<Record<string, string>> = values ?? {};
  return CATALOGUES[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => given[name] ?? whole);
}
