import type { Locale } from "@palique/shared/locale.ts";

/** The words of what opening the panel and chatting do without. */
const en = {
  unreachable: "We cannot be reached right now",
  backOn: (when: string) => `We are back ${when}`,
  today: (time: string) => `today at ${time}`,
  tomorrow: (time: string) => `tomorrow at ${time}`,
  onDay: (day: string, time: string) => `on ${day} at ${time}`,
  leaveTitle: "Leave a message",
  /** Why there is a form instead of a chat, by what the server answered. */
  leave: {
    offline: "Leave us a message: you get a number, and our answer by email.",
    unreachable:
      "Leave us a message. It is kept on this device and sent as soon as the connection is back; we answer by email.",
    "queue-full": "Many people are waiting right now. Leave us a message and we answer by email.",
    "no-operator": "Nobody could take your chat. Leave us a message and we answer by email.",
  },
  back: "Back",
  type: "Type",
  types: {
    request: "Request",
    documents: "Request for documents",
    query: "Question",
    complaint: "Complaint",
    claim: "Claim",
    suggestion: "Suggestion",
  },
  subject: "Subject",
  consent: "I agree that my data is used to answer this message.",
  privacyPolicy: "Privacy policy",
  sendMessage: "Send message",
  sending: "Sending…",
  keptTitle: "Saved on this device",
  keptText:
    "We cannot be reached right now. Your message is sent by itself as soon as the connection is back; if you leave, when you return to this site.",
  edit: "Edit the message",
  receiptTitle: "We got your message",
  receiptNumber: "Your number",
  receiptText: (email: string) => `We answer to ${email}. Keep the number in case you write to us again.`,
  done: "Done",

  next: "You are next",
  place: (place: number) => `You are number ${place} in line`,
  wait: (minutes: number) =>
    minutes <= 1 ? "It takes about a minute." : `It takes about ${minutes} minutes.`,
  waitHint: "You can go on browsing: we call you here.",
  waitOffline: "You can keep waiting or leave a message.",

  endQuestion: "End this chat?",
  keepChatting: "Keep chatting",
  sentIn: (seconds: number) =>
    seconds > 90
      ? `It is sent by itself in ${Math.ceil(seconds / 60)} minutes.`
      : `It is sent by itself in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
  lost: "Connection lost. What you write is kept and sent when it is back.",
  days: { today: "Today", yesterday: "Yesterday" },
  newMessages: "New messages",
  discard: "Discard",
  retry: "Retry",
  startsLater: "There is no connection. Your chat starts as soon as it is back.",
  pause: "This has to wait a little.",
  newChat: "Start a new chat",
  continueChat: "Continue this chat",
};
export type ExtraWords = typeof en;

/** "a la 1:30", "a las 8:00". */
const at = (time: string) => `${/^0?1\D/.test(time) ? "a la" : "a las"} ${time}`;

const es: ExtraWords = {
  unreachable: "Ahora no podemos conectarnos",
  backOn: (when) => `Volvemos ${when}`,
  today: (time) => `hoy ${at(time)}`,
  tomorrow: (time) => `mañana ${at(time)}`,
  onDay: (day, time) => `el ${day} ${at(time)}`,
  leaveTitle: "Déjanos un mensaje",
  leave: {
    offline: "Déjanos tu solicitud: te damos un número y te respondemos por correo.",
    unreachable:
      "Déjanos un mensaje. Se guarda en este dispositivo y se envía en cuanto vuelva la conexión; te respondemos por correo.",
    "queue-full": "Hay muchas personas esperando. Déjanos un mensaje y te respondemos por correo.",
    "no-operator": "Nadie pudo tomar tu chat. Déjanos un mensaje y te respondemos por correo.",
  },
  back: "Volver",
  type: "Tipo",
  types: {
    request: "Petición",
    documents: "Petición de documentos",
    query: "Consulta",
    complaint: "Queja",
    claim: "Reclamo",
    suggestion: "Sugerencia",
  },
  subject: "Asunto",
  consent: "Acepto que usen mis datos para responder este mensaje.",
  privacyPolicy: "Política de privacidad",
  sendMessage: "Enviar mensaje",
  sending: "Enviando…",
  keptTitle: "Guardado en este dispositivo",
  keptText:
    "Ahora no podemos conectarnos. Tu mensaje se envía solo en cuanto vuelva la conexión; si te vas, cuando regreses a este sitio.",
  edit: "Editar el mensaje",
  receiptTitle: "Recibimos tu mensaje",
  receiptNumber: "Tu número",
  receiptText: (email) => `Te respondemos a ${email}. Guarda el número por si nos vuelves a escribir.`,
  done: "Listo",

  next: "Sigues tú",
  place: (place) => `Eres la ${place}.ª persona en la fila`,
  wait: (minutes) =>
    minutes <= 1 ? "Te atendemos en cerca de un minuto." : `Te atendemos en unos ${minutes} minutos.`,
  waitHint: "Puedes seguir navegando: te avisamos aquí.",
  waitOffline: "Puedes seguir esperando o dejar un mensaje.",

  endQuestion: "¿Terminar este chat?",
  keepChatting: "Seguir en el chat",
  sentIn: (seconds) =>
    seconds > 90
      ? `Se envía solo en ${Math.ceil(seconds / 60)} minutos.`
      : `Se envía solo en ${seconds} ${seconds === 1 ? "segundo" : "segundos"}.`,
  lost: "Se perdió la conexión. Lo que escribas se guarda y se envía cuando vuelva.",
  days: { today: "Hoy", yesterday: "Ayer" },
  newMessages: "Mensajes nuevos",
  discard: "Descartar",
  retry: "Reintentar",
  startsLater: "No hay conexión. Tu chat empieza en cuanto vuelva.",
  pause: "Hay que esperar un poco.",
  newChat: "Iniciar chat nuevo",
  continueChat: "Continuar este chat",
};

export const EXTRA_WORDS: Record<Locale, ExtraWords> = { en, es };
