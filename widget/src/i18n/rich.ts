import type { Locale } from "@palique/shared/locale.ts";

/** The words of what can be done with a message. */
const en = {
  actions: "What to do with this message",
  react: (emoji: string) => `React with ${emoji}`,
  reacted: (names: string) => `Reactions: ${names}`,
  reply: "Reply",
  copy: "Copy",
  edit: "Edit",
  remove: "Delete",
  removeQuestion: "Delete this message for everyone?",
  save: "Save",
  cancel: "Cancel",
  edited: "edited",
  removed: "This message was deleted",
  replyTo: (name: string) => `Reply to ${name}`,
  noReply: "Do not reply to this message",
  file: "File",
  failed: "This did not work. Please try again.",
  expired: "It is too late to change this message.",

  returned: (name: string) => `${name} lost the connection. We are finding somebody else.`,
  transferred: (name: string) => `You are now talking with ${name}`,
  passedOn: "We passed your chat to the right team. Someone will answer soon.",
  resumed: "The chat goes on",
  backWith: (name: string) => `You are back with ${name}`,
  ticketCreated: (number: number) => `Your request has the number ${number}`,
  ticketResolved: "Your request was resolved",
};
export type RichWords = typeof en;

const es: RichWords = {
  actions: "Qué hacer con este mensaje",
  react: (emoji) => `Reaccionar con ${emoji}`,
  reacted: (names) => `Reacciones: ${names}`,
  reply: "Responder",
  copy: "Copiar",
  edit: "Editar",
  remove: "Eliminar",
  removeQuestion: "¿Eliminar este mensaje para todos?",
  save: "Guardar",
  cancel: "Cancelar",
  edited: "editado",
  removed: "Este mensaje se eliminó",
  replyTo: (name) => `Respuesta a ${name}`,
  noReply: "No responder a este mensaje",
  file: "Archivo",
  failed: "No se pudo. Inténtalo de nuevo.",
  expired: "Ya pasó el tiempo para cambiar este mensaje.",

  returned: (name) => `${name} perdió la conexión. Estamos buscando a alguien más.`,
  transferred: (name) => `Ahora hablas con ${name}`,
  passedOn: "Pasamos tu chat al equipo indicado. Alguien te responde pronto.",
  resumed: "El chat continúa",
  backWith: (name) => `Sigues con ${name}`,
  ticketCreated: (number) => `Tu solicitud tiene el número ${number}`,
  ticketResolved: "Tu solicitud quedó resuelta",
};

export const RICH_WORDS: Record<Locale, RichWords> = { en, es };
