import type { Locale } from "@palique/shared/locale.ts";

/** Of an event, by what else it says. */
type Lines = Partial<Record<string, (name: string) => string>>;

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
  shared: {
    cobrowse: (name: string) => `You let ${name} see the page`,
    screen: (name: string) => `You let ${name} see your screen`,
    call: (name: string) => `Call with ${name}`,
  } as Lines,
  shareOver: {
    stopped: () => "You stopped sharing",
    ended: (name: string) => `${name} stopped watching`,
    else: () => "Sharing ended",
  } as Lines,
  callOver: "The call ended",
  shareRefused: {
    refused: (name: string) => `You did not allow ${name} to see it`,
    unanswered: (name: string) => `${name} asked you to share something, and got no answer`,
    failed: () => "It could not be shared in this browser",
  } as Lines,
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
  shared: {
    cobrowse: (name) => `Permitiste que ${name} vea la página`,
    screen: (name) => `Permitiste que ${name} vea tu pantalla`,
    call: (name) => `Llamada con ${name}`,
  },
  shareOver: {
    stopped: () => "Dejaste de compartir",
    ended: (name) => `${name} dejó de mirar`,
    else: () => "Dejaste de compartir",
  },
  callOver: "La llamada terminó",
  shareRefused: {
    refused: (name) => `No le permitiste a ${name} que lo vea`,
    unanswered: (name) => `${name} te pidió que compartieras algo y quedó sin respuesta`,
    failed: () => "No se pudo compartir en este navegador",
  },
};

export const RICH_WORDS: Record<Locale, RichWords> = { en, es };
