import type { Locale } from "@palique/shared/locale.ts";

/** The demo page in this language: the widget on it speaks the page's. */
export function demoPath(locale: Locale): string {
  return locale === "es" ? "/demo/es/" : "/demo/";
}
