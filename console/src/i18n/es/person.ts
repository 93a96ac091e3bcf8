import type { person as en } from "../en/person.ts";

export const person: Record<keyof typeof en, string> = {
  title: "Datos de una persona",
  noName: "Sin nombre",
  conversationCount: "{n} conversación|{n} conversaciones",
  fileCount: "{n} archivo|{n} archivos",
  firstSeen: "Aquí por primera vez el {date}",
  dialogTitle: "Datos de {name}",
  exportTitle: "Entregar",
  exportText:
    "Un ZIP con un archivo JSON de todo lo que se guarda de esta persona, incluidas las notas del equipo, y todos los archivos.",
  export: "Descargar",
  eraseTitle: "Eliminar",
  eraseText:
    "Elimina a la persona con todas sus conversaciones, mensajes, archivos, calificaciones y bloqueos, en todas partes y al instante. No se puede deshacer.",
  eraseChat: "Esta persona tiene un chat en espera o en curso. Primero debe terminar.",
  confirm: "Escribe «{name}» para confirmar",
  confirmWrong: "Esto no es «{name}».",
  erase: "Eliminar definitivamente",
  erased: "La persona fue eliminada.",
  goneAlready: "Ya no se guarda nada de esta persona.",
};
