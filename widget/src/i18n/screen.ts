import type { Locale } from "@palique/shared/locale.ts";

/** The words of a shared screen. */
const en = {
  choose: "Choose what to show",
  denied: "Nothing is shown yet.",
  missing: "There is nothing here that can be shown.",
  busy: "The browser could not show that. Please choose something else.",
  broken: "The browser could not show that. Please choose something else.",
};

const es: typeof en = {
  choose: "Elegir qué mostrar",
  denied: "Aún no se muestra nada.",
  missing: "Aquí no hay nada que se pueda mostrar.",
  busy: "El navegador no pudo mostrar eso. Elige otra cosa.",
  broken: "El navegador no pudo mostrar eso. Elige otra cosa.",
};

export const SCREEN_WORDS: Record<Locale, typeof en> = { en, es };
