import type { visitor as en } from "../en/visitor.ts";

export const visitor: Record<keyof typeof en, string> = {
  title: "Visitante",
  about: "Datos",
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
  direct: "Directamente",
  newTab: "se abre en otra pestaña",
};
