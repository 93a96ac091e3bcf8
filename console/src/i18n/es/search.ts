import type { search as en } from "../en/search.ts";

export const search: Record<keyof typeof en, string> = {
  search: "Buscar mensajes, personas, números",
  placeholder: "Buscar…",
  focus: "Buscar mensajes y personas",
  clear: "Borrar la búsqueda",
  results: "Resultados de la búsqueda",
  conversations: "Conversaciones",
  people: "Personas",
  messages: "Mensajes",
  found: "{n} resultado|{n} resultados",
  none: "No se encontró nada",
  noneText: "Deben estar todas las palabras. Pon entre “comillas” las que van juntas.",
  failed: "No se pudo hacer la búsqueda.",
  more: "{n} más en esta conversación",
  times: "{n} conversación|{n} conversaciones",
  note: "Nota",
};
