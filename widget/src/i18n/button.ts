import type { Locale } from "@palique/shared/locale.ts";

/** The words needed before any catalogue is loaded. */
export const BUTTON: Record<Locale, string> = {
  en: "Chat with us",
  es: "Chatea con nosotros",
};
