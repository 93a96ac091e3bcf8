import type { Locale } from "@palique/shared/locale.ts";

const en = {
  offer: "Tell me when there is an answer",
  on: "You get a notification when there is an answer, also with this page closed.",
  refused: "Your browser does not allow notifications from this page.",
  failed: "That did not work. Try again",
};
const es: typeof en = {
  offer: "Avísenme cuando haya respuesta",
  on: "Te llegará una notificación cuando haya respuesta, aunque cierres esta página.",
  refused: "Tu navegador no permite notificaciones de esta página.",
  failed: "No se pudo. Reintentar",
};

export const PUSH_WORDS: Record<Locale, typeof en> = { en, es };
