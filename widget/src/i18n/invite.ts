import type { Locale } from "@palique/shared/locale.ts";

/** Around an invitation; its own words come from the server. */
const en = {
  from: (name: string) => `Message from ${name}`,
  close: "Close",
  answer: "Answer",
};
export type InviteWords = typeof en;

export const INVITE_WORDS: Record<Locale, InviteWords> = {
  en,
  es: {
    from: (name) => `Mensaje de ${name}`,
    close: "Cerrar",
    answer: "Responder",
  },
};
