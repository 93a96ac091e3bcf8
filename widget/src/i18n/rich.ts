import type { Locale } from "@palique/shared/locale.ts";
import type { Panel } from "../panel/panel.model.ts";
import { localeOf } from "../panel/panel.model.ts";

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
};
type RichWords = typeof en;

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
};

const WORDS: Record<Locale, RichWords> = { en, es };

export function richWords(panel: Panel): RichWords {
  return WORDS[localeOf(panel)];
}
