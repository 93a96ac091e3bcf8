import type { sharing as en } from "../en/sharing.ts";

export const sharing: Record<keyof typeof en, string> = {
  cobrowse: "Co-navegación",
  screen: "Pantalla compartida",
  voice: "Llamada de voz",
  video: "Videollamada",
  capture: "Captura de pantalla",
  started: "{what} con {operator}: empezó",
  over: "{what}: terminó a los {time}",
  refused: "{name} no lo permitió: {what}",
  unanswered: "{name} no respondió: {what}",
  withdrawn: "{operator} lo retiró: {what}",
  failed: "No funcionó: {what}",
};
