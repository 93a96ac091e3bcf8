import type { tickets as en } from "../en/tickets.ts";

export const tickets: Record<keyof typeof en, string> = {
  title: "Tickets",
  filter: "Mostrar",
  status: "Estado del ticket",
  noneOpen: "No hay tickets abiertos",
  noneWaiting: "Ningún ticket espera al cliente",
  noneResolved: "Aún no hay tickets resueltos",
  noneText: "Cuando nadie está en línea, los visitantes dejan un mensaje y llega aquí.",
  pick: "Elige un ticket",
  filterOpen: "Abiertos",
  filterWaiting: "En espera",
  filterResolved: "Resueltos",
  open: "Abierto",
  waiting: "En espera",
  resolved: "Resuelto",
  request: "Petición",
  documents: "Documentos",
  query: "Consulta",
  complaint: "Queja",
  claim: "Reclamo",
  suggestion: "Sugerencia",
};
