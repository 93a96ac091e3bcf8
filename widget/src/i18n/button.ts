import type { Locale } from "@palique/shared/locale.ts";

/** The words needed before any catalogue is loaded. */
export const BUTTON: Record<Locale, { name: string; unread: string }> = {
  en: { name: "Chat with us", unread: "Unread messages: " },
  es: { name: "Chatea con nosotros", unread: "Mensajes sin leer: " },
};
