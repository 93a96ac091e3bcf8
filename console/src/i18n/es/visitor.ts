import type { visitor as en } from "../en/visitor.ts";

export const visitor: Record<keyof typeof en, string> = {
  title: "Visitante",
  about: "Datos",
  email: "Correo",
  page: "Página",
  referrer: "Llegó desde",
  browser: "Navegador",
  language: "Idioma",
  site: "Sitio",
  firstSeen: "Primera visita",
  department: "Departamento",
  here: "En el sitio ahora",
  left: "Salió del sitio",
  thereNow: "{time} allí",
  earlier: "Conversaciones anteriores",
  noEarlier: "Esta es la primera.",
  direct: "Directamente",
  chat: "Chat",
  newTab: "se abre en otra pestaña",
};
