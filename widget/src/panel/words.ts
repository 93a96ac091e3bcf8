import type { Locale } from "@palique/shared/locale.ts";
import type { Words } from "../i18n/en.ts";

/** A language's catalogue: each is a file of its own, and only the one in use is loaded. */
export async function loadWords(locale: Locale): Promise<Words> {
  return locale === "es" ? (await import("../i18n/es.ts")).es : (await import("../i18n/en.ts")).en;
}
