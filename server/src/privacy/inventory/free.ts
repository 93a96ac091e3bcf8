import type { Tables } from "./entry.ts";

const SET_UP = {
  en: "How the help desk is set up; nothing about anybody",
  es: "La configuración del servicio; nada sobre nadie",
} as const;
const NUMBERS = {
  en: "Counts and marks of the server itself",
  es: "Contadores y marcas del propio servidor",
} as const;

/** Tables without personal data. */
export const FREE = {
  settings: { free: SET_UP },
  sites: { free: SET_UP },
  departments: { free: SET_UP },
  tags: { free: SET_UP },
  contactFields: { free: SET_UP },
  identitySecrets: { free: SET_UP },
  cannedMessages: {
    free: {
      en: "Ready-made texts with placeholders: names are put in when they are sent",
      es: "Textos preparados con marcadores: los nombres se ponen al enviarlos",
    },
  },
  counters: { free: NUMBERS },
  invitationRules: { free: SET_UP },
  ruleDays: {
    free: {
      en: "How many invitations of a rule were shown, opened and answered on a day: counts without anybody",
      es: "Cuántas invitaciones de una regla se mostraron, abrieron y respondieron en un día: cuentas sin nadie",
    },
  },
  processes: { free: NUMBERS },
  searchWords: {
    free: {
      en: "Full-text index without contents: leads from words to the ids in searchEntries, and goes with them",
      es: "Índice de texto sin contenido: lleva de palabras a los identificadores de searchEntries y desaparece con ellos",
    },
  },
  searchTopics: {
    free: {
      en: "The same for names and subjects",
      es: "Lo mismo para nombres y asuntos",
    },
  },
} as const satisfies Tables<
  | "settings"
  | "sites"
  | "departments"
  | "tags"
  | "contactFields"
  | "identitySecrets"
  | "cannedMessages"
  | "counters"
  | "invitationRules"
  | "ruleDays"
  | "processes"
  | "searchWords"
  | "searchTopics"
>;
