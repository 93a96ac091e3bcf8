import type { Tables } from "./entry.ts";

/** Tables with data of the people who visit: contacts, their browsers, and what is tied to these. */
export const PEOPLE = {
  contacts: {
    whose: "person",
    what: {
      en: "Name, email and what else a person gave or the team noted: phone, company, your own fields",
      es: "Nombre, correo y lo demás que dio la persona o anotó el equipo: teléfono, empresa, campos propios",
    },
    why: "answering",
    personal: ["id", "name", "email", "phone", "company", "fields", "missedMails", "mergedInto", "createdAt"],
    plain: [],
    kept: "contacts",
    root: "contact",
    json: ["fields"],
  },
  visitors: {
    whose: "person",
    what: {
      en: "A person's browser: language, time zone, device, the last page and the network address",
      es: "Navegador de la persona: idioma, zona horaria, dispositivo, última página y dirección de red",
    },
    why: "answering",
    personal: [
      "id",
      "contactId",
      "tokenHash",
      "externalId",
      "claims",
      "language",
      "timeZone",
      "userAgent",
      "pageUrl",
      "pageTitle",
      "referrer",
      "address",
      "visits",
      "createdAt",
      "seenAt",
    ],
    plain: ["siteId"],
    kept: "contacts",
    by: { contactId: "contact" },
    root: "visitor",
    secret: ["tokenHash"],
    json: ["claims"],
  },
  contactNotes: {
    whose: "person",
    what: { en: "Notes of the team about a person", es: "Notas del equipo sobre una persona" },
    why: "answering",
    personal: ["id", "contactId", "operatorId", "text", "createdAt", "editedAt"],
    plain: [],
    kept: "withPerson",
    by: { contactId: "contact" },
  },
  contactMerges: {
    whose: "person",
    what: {
      en: "Who turned out to be the same person, and what was known before",
      es: "Quiénes resultaron ser la misma persona, y qué se sabía antes",
    },
    why: "answering",
    personal: ["winnerId", "loserId", "operatorId", "moved", "before", "after", "at", "undoneAt"],
    plain: ["id"],
    kept: "withPerson",
    by: { winnerId: "contact", loserId: "contact" },
    json: ["moved", "before", "after"],
  },
  identifiedBrowsers: {
    whose: "person",
    what: {
      en: "Browsers in which a website named its customer",
      es: "Navegadores en los que un sitio web identificó a su cliente",
    },
    why: "answering",
    personal: ["browserHash", "visitorId", "provedAt"],
    plain: ["siteId", "secretId"],
    kept: "withPerson",
    by: { visitorId: "visitor" },
    secret: ["browserHash", "secretId"],
  },
  visits: {
    whose: "person",
    what: {
      en: "Visits of people who told us something: pages, times, what led here, device, country and city",
      es: "Visitas de quienes nos dijeron algo: páginas, horas, qué les trajo, dispositivo, país y ciudad",
    },
    why: "knowing",
    personal: [
      "id",
      "visitorId",
      "startedAt",
      "endedAt",
      "referrer",
      "campaign",
      "trail",
      "pages",
      "device",
      "country",
      "city",
    ],
    plain: ["siteId"],
    kept: "visits",
    by: { visitorId: "visitor" },
    json: ["campaign", "trail", "device"],
    agedBy: "endedAt",
  },
  chatLinks: {
    whose: "person",
    what: {
      en: "Links in mails that open a conversation",
      es: "Enlaces en correos que abren una conversación",
    },
    why: "reaching",
    personal: ["tokenHash", "visitorId", "conversationId"],
    plain: ["expiresAt"],
    kept: "untilExpired",
    by: { visitorId: "visitor", conversationId: "conversation" },
    secret: ["tokenHash"],
    agedBy: "expiresAt",
  },
  linkedBrowsers: {
    whose: "person",
    what: {
      en: "Browsers in which such a link was opened",
      es: "Navegadores en los que se abrió ese enlace",
    },
    why: "reaching",
    personal: ["browserHash", "linkHash", "visitorId", "conversationId"],
    plain: ["siteId", "expiresAt"],
    kept: "untilExpired",
    by: { visitorId: "visitor", conversationId: "conversation" },
    secret: ["browserHash", "linkHash"],
    agedBy: "expiresAt",
  },
  pushSubscriptions: {
    whose: "person",
    what: {
      en: "Browsers, of visitors and operators, that are told of news with no page open",
      es: "Navegadores, de visitantes y operadores, que reciben avisos sin ninguna página abierta",
    },
    why: "reaching",
    personal: [
      "id",
      "endpointHash",
      "endpoint",
      "p256dh",
      "auth",
      "operatorId",
      "sessionHash",
      "visitorId",
      "browserHash",
      "locale",
      "pageUrl",
      "userAgent",
      "createdAt",
    ],
    plain: [],
    kept: "push",
    by: { visitorId: "visitor" },
    root: "subscription",
    secret: ["endpointHash", "endpoint", "p256dh", "auth", "operatorId", "sessionHash", "browserHash"],
  },
  pushNotices: {
    whose: "person",
    what: { en: "What such a browser was told last", es: "Lo último que se avisó a ese navegador" },
    why: "reaching",
    personal: ["subscriptionId", "tag", "conversationId"],
    plain: ["reason", "seq", "at"],
    kept: "untilExpired",
    by: { subscriptionId: "subscription", conversationId: "conversation" },
  },
  blocks: {
    whose: "person",
    what: {
      en: "Who is kept out: browser, email or network, and why",
      es: "A quién se impide entrar: navegador, correo o red, y por qué",
    },
    why: "safety",
    personal: ["id", "value", "conversationId", "reason", "operatorId"],
    plain: ["kind", "createdAt", "expiresAt"],
    kept: "untilLifted",
    by: { conversationId: "conversation", value: ["visitor", "email"] },
    secret: ["operatorId"],
    agedBy: "expiresAt",
  },
} as const satisfies Tables<
  | "contacts"
  | "visitors"
  | "contactNotes"
  | "contactMerges"
  | "identifiedBrowsers"
  | "visits"
  | "chatLinks"
  | "linkedBrowsers"
  | "pushSubscriptions"
  | "pushNotices"
  | "blocks"
>;
