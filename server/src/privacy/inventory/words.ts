/** What the inventory says of many places in the same words. */

export const WHY = {
  answering: {
    en: "To answer people, and to go on where a conversation stopped",
    es: "Para responder a las personas y continuar donde quedó cada conversación",
  },
  steering: {
    en: "To share the work in the team and find what waits",
    es: "Para repartir el trabajo en el equipo y encontrar lo que espera",
  },
  reaching: {
    en: "To tell people of answers while they are away",
    es: "Para avisar de las respuestas a quien no está",
  },
  knowing: {
    en: "To know who is on the websites and help them there",
    es: "Para saber quién está en los sitios web y ayudarle allí",
  },
  quality: {
    en: "To learn how good the help was",
    es: "Para saber qué tan buena fue la atención",
  },
  safety: {
    en: "To keep abuse out",
    es: "Para impedir abusos",
  },
  proof: {
    en: "To be able to show who changed what",
    es: "Para poder demostrar quién cambió qué",
  },
  working: {
    en: "Operators need it to sign in and work",
    es: "Los operadores lo necesitan para iniciar sesión y trabajar",
  },
} as const;

/** How long, where no setting says it. */
export const EXPIRY = {
  withConversation: {
    en: "As long as its conversation",
    es: "Lo mismo que su conversación",
  },
  withPerson: {
    en: "As long as the person",
    es: "Lo mismo que la persona",
  },
  withOperator: {
    en: "Until an administrator changes it; disabled operators keep their name beside what they said",
    es: "Hasta que se cambie en la administración; los operadores inactivos conservan su nombre junto a lo que dijeron",
  },
  untilExpired: {
    en: "Until it expires, at most a month",
    es: "Hasta que vence, como máximo un mes",
  },
  untilLifted: {
    en: "Until it ends or is lifted, or its conversation is removed",
    es: "Hasta que termina o se levanta, o se elimina su conversación",
  },
  whileConnected: {
    en: "While the person is connected, or some minutes longer",
    es: "Mientras la persona está conectada, o unos minutos más",
  },
  untilDone: {
    en: "Until it is done",
    es: "Hasta que se completa",
  },
  byHost: {
    en: "As long as whoever runs the server keeps its logs",
    es: "Mientras quien administra el servidor conserve sus registros",
  },
  byBrowser: {
    en: "In the person's own browser, until it is cleared there",
    es: "En el navegador de la persona, hasta que se borre allí",
  },
} as const;

export const ERASED = {
  removed: { en: "Removed", es: "Se elimina" },
  unlinked: {
    en: "The link to the conversation loses its name; what colleagues wrote about it stays",
    es: "El enlace a la conversación pierde su nombre; lo que escribieron los colegas permanece",
  },
  blanked: {
    en: "What was done stays, without whom it was done to",
    es: "Queda lo que se hizo, sin a quién",
  },
  notTheirs: { en: "Not about the person", es: "No trata de la persona" },
  byHost: {
    en: "Holds no names, words or addresses: only ids that lead nowhere afterwards",
    es: "No contiene nombres, textos ni direcciones: solo identificadores que después no llevan a nada",
  },
  offline: {
    en: "Stays in that browser, where it opens nothing any more",
    es: "Queda en ese navegador, donde ya no abre nada",
  },
  disconnected: {
    en: "Gone at once: every connection of theirs is closed",
    es: "Desaparece al instante: se cierran todas sus conexiones",
  },
} as const;
