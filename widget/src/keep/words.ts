import type { Locale } from "@palique/shared/locale.ts";

const en = {
  print: "Print",
  mail: "Email me this conversation",
  email: "Your email",
  send: "Send",
  wrong: "This does not look like an email address",
  sent: (email: string) => `It is on its way to ${email}.`,
  failed: "This did not work. Please try again later.",
  open: "Open the page to print",
};
export type KeepWords = typeof en;

const es: KeepWords = {
  print: "Imprimir",
  mail: "Enviarme esta conversación",
  email: "Tu correo",
  send: "Enviar",
  wrong: "Esto no parece un correo electrónico",
  sent: (email) => `Va en camino a ${email}.`,
  failed: "No se pudo. Inténtalo más tarde.",
  open: "Abrir la página para imprimir",
};

/** The words of taking the conversation along. */
export const KEEP_WORDS: Record<Locale, KeepWords> = { en, es };
