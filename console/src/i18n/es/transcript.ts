import type { transcript as en } from "../en/transcript.ts";

export const transcript: Record<keyof typeof en, string> = {
  print: "Imprimir la conversación",
  printNotes: "Imprimir con notas internas",
  mail: "Enviar la conversación por correo…",
  asText: "Descargar como texto",
  asJson: "Descargar como JSON",
  blocked:
    "El navegador bloqueó la pestaña nueva. Permite las ventanas emergentes de esta página e inténtalo de nuevo.",
  title: "Enviar la conversación por correo",
  lead: "Lo que el visitante pudo leer. Nunca incluye notas internas.",
  address: "Correo electrónico",
  addressHint: "El del visitante. Cualquier otro queda en el registro de auditoría.",
  addressUnknown: "El visitante no dio ninguno. El que escribas queda en el registro de auditoría.",
  addressBad: "Escribe un correo electrónico.",
  language: "Idioma del correo",
  send: "Enviar",
  sent: "La conversación va en camino a {address}.",
  sentLater: "La conversación espera: se envía a {address} en cuanto se configure SMTP_URL.",
  mailed: "{operator} envió la conversación por correo a {to}",
  mailedByYou: "Enviaste la conversación por correo a {to}",
  mailedByVisitor: "{name} pidió la conversación en {to}",
};
