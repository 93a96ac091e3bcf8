import type { Words } from "./en.ts";

export const es: Words = {
  dialog: "Chat",
  close: "Cerrar",
  online: "Estamos en línea",
  offline: "Ahora no hay nadie en línea",
  connecting: "Conectando…",
  greeting: "¡Hola! Cuéntanos qué necesitas y te respondemos por aquí.",

  name: "Tu nombre",
  email: "Correo",
  emailHint: "para responderte si te vas",
  optional: "opcional",
  department: "Departamento",
  departmentOption: (name, online) => `${name} · ${online ? "en línea" : "fuera de línea"}`,
  question: "¿En qué te ayudamos?",
  startChat: "Iniciar chat",
  starting: "Iniciando…",
  pause: "Hay que esperar un poco.",
  sentIn: (seconds) =>
    seconds > 90
      ? `Se envía solo en ${Math.ceil(seconds / 60)} minutos.`
      : `Se envía solo en ${seconds} ${seconds === 1 ? "segundo" : "segundos"}.`,
  startsLater: "No hay conexión. Tu chat empieza en cuanto vuelva.",
  leaveMessage: "Dejar un mensaje",
  preview: "Vemos lo que escribes antes de enviarlo, para responderte más rápido.",
  privacy: "Privacidad",
  message: "Mensaje",

  needed: "Completa este campo",
  tooLong: "Es demasiado largo: máximo 10.000 caracteres",
  emailWrong: "Esto no parece una dirección de correo",
  consentNeeded: "Necesitamos tu autorización para responderte",
  notNow: "En este momento no podemos recibir tu mensaje.",
  refused: "No se pudo enviar. Revísalo e inténtalo de nuevo.",

  conversation: "Conversación",
  earlier: "Ver mensajes anteriores",
  you: "Tú",
  states: { sending: "Enviando", sent: "Enviado", read: "Visto", failed: "No se envió" },
  retry: "Reintentar",
  discard: "Descartar",
  typing: (name) => `${name} está escribiendo`,
  newMessages: "Mensajes nuevos",
  days: { today: "Hoy", yesterday: "Ayer" },
  joined: (name) => `${name} se unió al chat`,
  held: "Un momento, por favor. Ya volvemos.",
  endedByYou: "Terminaste el chat",
  endedBy: (name) => `${name} terminó el chat`,
  ended: "El chat terminó",

  waiting: "Ya casi",

  composerWaiting: "Agrega algo",
  composer: "Escribe un mensaje",
  emoji: "Emoji",
  attach: "Adjuntar archivos",
  record: "Grabar una nota de voz",
  send: "Enviar",
  lost: "Se perdió la conexión. Lo que escribas se guarda y se envía cuando vuelva.",
  endChat: "Terminar chat",
  sound: "Sonido",
};
