import type { visitors as en } from "../en/visitors.ts";

export const visitors: Record<keyof typeof en, string> = {
  title: "Visitantes",
  views: "Mostrar como",
  list: "Lista",
  map: "Mapa",
  counts: "{online} en línea, {idle} inactivos, {chat} en chat",
  page: "Página",
  newer: "{n} visitante nuevo|{n} visitantes nuevos",
};
