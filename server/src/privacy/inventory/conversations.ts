import type { Tables } from "./entry.ts";

const ON_CONVERSATION = { conversationId: "conversation" } as const;

/** Tables with what was said and done in conversations. */
export const CONVERSATIONS = {
  conversations: {
    whose: "person",
    what: {
      en: "A chat or ticket: its number, subject, last words, and what the page said of the visitor",
      es: "Un chat o ticket: número, asunto, últimas palabras y lo que la página dijo del visitante",
    },
    why: "answering",
    personal: [
      "id",
      "number",
      "contactId",
      "visitorId",
      "last",
      "lastAt",
      "subject",
      "variables",
      "createdAt",
    ],
    plain: [
      "siteId",
      "departmentId",
      "channel",
      "rev",
      "lastSeq",
      "lastPublicSeq",
      "waitingSince",
      "chatId",
      "visitorGotSeq",
      "visitorReadSeq",
      "operatorReadSeq",
      "priority",
      "snoozedUntil",
      "scheduled",
    ],
    kept: "conversations",
    by: { contactId: "contact", visitorId: "visitor" },
    root: "conversation",
    json: ["last", "variables"],
  },
  messages: {
    whose: "person",
    what: {
      en: "Every message, note and event of a conversation",
      es: "Cada mensaje, nota y suceso de una conversación",
    },
    why: "answering",
    personal: ["conversationId", "authorKind", "authorId", "authorName", "visibility", "body", "extra", "at"],
    plain: ["seq", "clientId", "kind"],
    kept: "withConversation",
    by: ON_CONVERSATION,
    secret: ["clientId"],
    json: ["extra"],
  },
  participants: {
    whose: "operator",
    what: {
      en: "Operators in a conversation, and how far they read",
      es: "Operadores en una conversación y hasta dónde leyeron",
    },
    why: "steering",
    personal: ["conversationId", "operatorId", "readSeq"],
    plain: ["invited", "helping"],
    kept: "withConversation",
    by: ON_CONVERSATION,
  },
  mentions: {
    whose: "operator",
    what: { en: "Notes that name an operator", es: "Notas que nombran a un operador" },
    why: "steering",
    personal: ["conversationId", "operatorId"],
    plain: ["seq", "at"],
    kept: "withConversation",
    by: ON_CONVERSATION,
  },
  chats: {
    whose: "person",
    what: {
      en: "When a chat waited, was taken and ended, and by whom",
      es: "Cuándo un chat esperó, se tomó y terminó, y por quién",
    },
    why: "steering",
    personal: [
      "id",
      "conversationId",
      "operatorId",
      "queuedAt",
      "takenAt",
      "endedAt",
      "endedBy",
      "holdReason",
    ],
    plain: [
      "departmentId",
      "state",
      "priority",
      "queueKey",
      "placeAtStart",
      "preferredOperatorId",
      "offeredTo",
      "offerExpiresAt",
      "transferTo",
      "transferExpiresAt",
      "heldAt",
      "autoSince",
      "autoStep",
    ],
    kept: "withConversation",
    by: ON_CONVERSATION,
    root: "chat",
  },
  declinedOffers: {
    whose: "operator",
    what: { en: "Who declined a waiting chat", es: "Quién rechazó un chat en espera" },
    why: "steering",
    personal: ["chatId", "operatorId"],
    plain: [],
    kept: "untilDone",
    by: { chatId: "chat" },
  },
  scheduledMessages: {
    whose: "operator",
    what: {
      en: "Messages of operators that wait to be sent",
      es: "Mensajes de operadores que esperan su envío",
    },
    why: "answering",
    personal: ["conversationId", "operatorId", "text", "files"],
    plain: ["clientId", "state", "place", "typingMs", "startsAt", "at"],
    kept: "untilDone",
    by: ON_CONVERSATION,
    json: ["files"],
  },
  tickets: {
    whose: "person",
    what: {
      en: "Type, subject and state of a ticket, and when the notice was accepted",
      es: "Tipo, asunto y estado de un ticket, y cuándo se aceptó el aviso",
    },
    why: "answering",
    personal: ["conversationId", "subject", "locale", "consentAt", "createdAt", "resolvedAt"],
    plain: ["type", "status", "firstSeq"],
    kept: "tickets",
    by: ON_CONVERSATION,
  },
  conversationTags: {
    whose: "person",
    what: { en: "Tags of a conversation", es: "Etiquetas de una conversación" },
    why: "steering",
    personal: ["conversationId", "tagId"],
    plain: [],
    kept: "withConversation",
    by: ON_CONVERSATION,
  },
  shares: {
    whose: "person",
    what: {
      en: "When a person was asked to share the page, the screen or a call, what they allowed, and how it ended",
      es: "Cuándo se pidió a la persona compartir la página, la pantalla o una llamada, qué permitió y cómo terminó",
    },
    why: "answering",
    personal: [
      "id",
      "conversationId",
      "chatId",
      "visitorId",
      "operatorId",
      "browserHash",
      "askedAt",
      "startedAt",
      "seenAt",
      "endedAt",
      "ending",
      "controlledBy",
      "levelAskedBy",
      "recordingAskedBy",
      "recordedSince",
    ],
    plain: ["kind", "media", "state", "rev", "expiresAt", "level", "askedLevel"],
    kept: "withConversation",
    by: { ...ON_CONVERSATION, visitorId: "visitor", chatId: "chat" },
    secret: ["browserHash"],
  },
  recordings: {
    whose: "person",
    what: {
      en: "When a page that a person showed was recorded; the recording itself is a file",
      es: "Cuándo se grabó la página que la persona mostró; la grabación es un archivo aparte",
    },
    why: "quality",
    personal: ["id", "shareId", "conversationId", "operatorId", "startedAt", "endedAt", "durationMs"],
    plain: ["place", "size"],
    kept: "recordings",
    by: ON_CONVERSATION,
    secret: ["place"],
  },
  ratings: {
    whose: "person",
    what: {
      en: "What a person thought of a chat, with a comment",
      es: "Qué opinó la persona de un chat, con su comentario",
    },
    why: "quality",
    personal: ["chatId", "conversationId", "operatorId", "score", "comment", "at"],
    plain: ["departmentId", "kind", "changedAt"],
    kept: "withConversation",
    by: { ...ON_CONVERSATION, chatId: "chat" },
    secret: ["operatorId"],
  },
  missedMails: {
    whose: "person",
    what: {
      en: "When a person was mailed of missed answers",
      es: "Cuándo se escribió a la persona sobre respuestas no vistas",
    },
    why: "reaching",
    personal: ["conversationId", "mailedAt"],
    plain: ["mailedSeq"],
    kept: "withConversation",
    by: ON_CONVERSATION,
  },
  files: {
    whose: "person",
    what: {
      en: "Name, kind and size of every file that was sent",
      es: "Nombre, tipo y tamaño de cada archivo enviado",
    },
    why: "answering",
    personal: ["id", "owner", "conversationId", "name", "path", "thumbnail", "createdAt", "touchedAt"],
    plain: [
      "clientId",
      "roomId",
      "seq",
      "state",
      "size",
      "received",
      "type",
      "kind",
      "width",
      "height",
      "voiceMs",
      "key",
    ],
    kept: "files",
    by: { conversationId: "conversation", owner: "uploader" },
    secret: ["owner", "clientId", "key", "path", "thumbnail"],
  },
  searchCursors: {
    whose: "person",
    what: {
      en: "Number, name, email and subject of a conversation, to be found",
      es: "Número, nombre, correo y asunto de una conversación, para encontrarla",
    },
    why: "steering",
    personal: ["conversationId", "about"],
    plain: ["rev", "seq", "departmentId"],
    kept: "withConversation",
    by: ON_CONVERSATION,
  },
  searchEntries: {
    whose: "person",
    what: {
      en: "The words of each message, to be found",
      es: "Las palabras de cada mensaje, para encontrarlo",
    },
    why: "steering",
    personal: ["conversationId"],
    plain: ["id", "seq"],
    kept: "withConversation",
    by: ON_CONVERSATION,
  },
} as const satisfies Tables<
  | "conversations"
  | "messages"
  | "participants"
  | "mentions"
  | "chats"
  | "declinedOffers"
  | "scheduledMessages"
  | "tickets"
  | "conversationTags"
  | "ratings"
  | "shares"
  | "recordings"
  | "missedMails"
  | "files"
  | "searchCursors"
  | "searchEntries"
>;
