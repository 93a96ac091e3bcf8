import type { Locale } from "@palique/shared/locale.ts";

const en = {
  offer: "Tell me when there is an answer",
  on: "You get a notification when there is an answer, also with this page closed.",
  failed: "Your browser does not allow notifications from this page.",
};
const es: typeof en = {
  offer: "Avísenme cuando haya respuesta",
  on: "Te llegará una notificación cuando haya respuesta, aunque cierres esta página.",
  failed: "Tu navegador no permite notificaciones de esta página.",
};

export const PUSH_WORDS: Record<Locale, typeof en> = { en, es };
