import type { notes as en } from "../en/notes.ts";

export const notes: Record<keyof typeof en, string> = {
  modes: "Qué escribes",
  reply: "Respuesta",
  note: "Nota",
  teamOnly: "Solo la ve tu equipo",
  placeholder: "Escribe una nota… con @ nombras a alguien",
  addNote: "Agregar nota",
  addHint: "Enter la agrega, {keys} vuelve a la respuesta",
  addHintAlone: "Enter la agrega, Mayús+Enter hace una línea nueva",
  writeNote: "Escribir una nota",
  closeNote: "Cerrar la nota",
  mention: "Nombrar a alguien",
  people: "Colegas para nombrar",
  mentions: "Menciones",
  unreadMentions: "{n} mención sin leer|{n} menciones sin leer",
  noMentions: "No tienes menciones sin leer",
  noMentionsText: "Cuando alguien escribe @{name} en una nota, aparece aquí.",
  announce: "{name} te mencionó: {text}",
};
