import type { Locale } from "@palique/shared/locale.ts";

/** What is said of a link that opens nothing any more. */
export const LINK_WORDS: Record<Locale, string> = {
  en: "This link has expired or was used in too many browsers. You can write to us here.",
  es: "Este enlace caducó o ya se usó en demasiados navegadores. Puedes escribirnos aquí.",
};
