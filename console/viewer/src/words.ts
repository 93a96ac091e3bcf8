import type { Locale } from "@palique/shared/locale.ts";

const en = {
  /** The replay, to a screen reader. */
  page: "The visitor's page, shown as a picture",
  control: "The visitor's page: you control it. Keys go to the page, Escape leaves it.",
  leave: "Esc leaves the page · Shift+Esc sends Esc",
  options: "Options",
  apply: "Choose",
  cancel: "Cancel",
};
export type Words = typeof en;

const es: Words = {
  page: "La página del visitante, mostrada como imagen",
  control: "La página del visitante: la controlas tú. Las teclas van a la página, Escape sale de ella.",
  leave: "Esc sale de la página · Mayús+Esc envía Esc",
  options: "Opciones",
  apply: "Elegir",
  cancel: "Cancelar",
};

export const words: Record<Locale, Words> = { en, es };
