import type { Tables } from "./entry.ts";

/** Tables with data of the people who answer, and with what holds mentions of visitors in passing. */
export const TEAM = {
  operators: {
    whose: "operator",
    what: {
      en: "Profile, password (hashed), status and choices of an operator",
      es: "Perfil, contraseña (solo su huella), estado y preferencias de un operador",
    },
    why: "working",
    personal: [
      "id",
      "email",
      "name",
      "passwordHash",
      "role",
      "locale",
      "theme",
      "avatar",
      "status",
      "idle",
      "disconnectedAt",
      "missedOffers",
      "lastOfferedAt",
      "lastEndedAt",
      "alerts",
      "createdAt",
    ],
    plain: ["capacity", "disabled"],
    kept: "withOperator",
  },
  memberships: {
    whose: "operator",
    what: { en: "Departments of an operator", es: "Departamentos de un operador" },
    why: "working",
    personal: ["operatorId", "departmentId"],
    plain: [],
    kept: "withOperator",
  },
  sessions: {
    whose: "operator",
    what: {
      en: "Where an operator is signed in (token hashed)",
      es: "Sesiones iniciadas de un operador (solo la huella del token)",
    },
    why: "working",
    personal: ["tokenHash", "operatorId", "createdAt"],
    plain: ["expiresAt"],
    kept: "untilExpired",
    agedBy: "expiresAt",
  },
  invites: {
    whose: "operator",
    what: { en: "Email of a colleague who was invited", es: "Correo de un colega invitado" },
    why: "working",
    personal: ["id", "tokenHash", "email"],
    plain: ["role", "departmentIds", "capacity", "expiresAt"],
    kept: "untilExpired",
    agedBy: "expiresAt",
  },
  connections: {
    whose: "operator",
    what: { en: "Operators who are connected", es: "Operadores conectados" },
    why: "steering",
    personal: ["operatorId"],
    plain: ["processId", "sockets", "attending"],
    kept: "whileConnected",
  },
  views: {
    whose: "operator",
    what: { en: "Lists an operator put together", es: "Listas que armó un operador" },
    why: "working",
    personal: ["operatorId", "name"],
    plain: ["id", "shared", "icon", "color", "filter", "sort", "createdAt"],
    kept: "withOperator",
  },
  viewOrders: {
    whose: "operator",
    what: { en: "In which order an operator has the lists", es: "En qué orden tiene las listas un operador" },
    why: "working",
    personal: ["operatorId"],
    plain: ["viewIds"],
    kept: "withOperator",
  },
  teamRooms: {
    whose: "operator",
    what: { en: "Chats of operators among themselves", es: "Chats de los operadores entre sí" },
    why: "working",
    personal: ["name", "key", "last"],
    plain: ["id", "kind", "rev", "lastSeq", "createdAt"],
    kept: "withOperator",
    erased: "notTheirs",
  },
  teamMembers: {
    whose: "operator",
    what: { en: "Who is in such a chat", es: "Quién está en ese chat" },
    why: "working",
    personal: ["operatorId", "readSeq"],
    plain: ["roomId"],
    kept: "withOperator",
  },
  teamMessages: {
    whose: "operator",
    what: {
      en: "What operators tell each other, with links to conversations",
      es: "Lo que se dicen los operadores, con enlaces a conversaciones",
    },
    why: "working",
    personal: ["authorId", "body", "link", "extra", "at"],
    plain: ["roomId", "seq", "clientId", "kind"],
    kept: "withOperator",
    erased: "unlinked",
  },
  auditEntries: {
    whose: "operator",
    what: { en: "Who administered what, and when", es: "Quién administró qué y cuándo" },
    why: "proof",
    personal: ["operatorId", "action", "subject", "at"],
    plain: ["id"],
    kept: "audit",
    agedBy: "at",
    erased: "blanked",
  },
  jobs: {
    whose: "person",
    what: {
      en: "Work that waits: mails with address and text, reminders, notices",
      es: "Tareas en espera: correos con dirección y texto, recordatorios, avisos",
    },
    why: "reaching",
    personal: ["key", "payload", "lastError"],
    plain: ["id", "kind", "runAt", "attempts", "lockedUntil", "failedAt", "createdAt"],
    kept: "mails",
    erased: "removed",
  },
} as const satisfies Tables<
  | "operators"
  | "memberships"
  | "sessions"
  | "invites"
  | "connections"
  | "views"
  | "viewOrders"
  | "teamRooms"
  | "teamMembers"
  | "teamMessages"
  | "auditEntries"
  | "jobs"
>;
