import type { automatic as en } from "../en/automatic.ts";

export const automatic: Record<keyof typeof en, string> = {
  title: "Mensajes automáticos",
  hint: "Los visitantes los reciben en su idioma, con el nombre del departamento. Nada se envía mientras un chat está en pausa o pospuesto.",
  useAll: "Usar todos los mensajes sugeridos",
  useAllHint: "Se activan todos los tipos, con textos en inglés y español que puedes cambiar.",
  variables: "En un texto puedes usar {names}. Lo que no se sabe se omite.",

  greeting: "Saludo",
  greetingHint: "Una vez, cuando alguien toma el chat.",
  waiting: "Mientras nadie ha tomado el chat",
  waitingHint: "Se cuenta desde que empezó a esperar. Con 0 segundos llega de inmediato.",
  operatorSilent: "Cuando el operador tarda en responder",
  operatorSilentHint: "Se cuenta desde el primer mensaje del visitante sin respuesta.",
  remind: "Recordárselo cada vez también al operador",
  visitorSilent: "Cuando el visitante no responde",
  visitorSilentHint: "Se cuenta desde la última respuesta que recibió.",
  idle: "Terminar los chats en los que el visitante calló",
  idleHint: "Primero un aviso, luego el final, salvo que el visitante escriba.",
  closing: "Despedida",
  closingHint: "Las últimas palabras de un chat que alguien atendió, sin importar quién lo termina.",

  step: "Mensaje {n}",
  afterSeconds: "Tras segundos de silencio",
  afterWaiting: "Tras segundos de espera",
  addStep: "Agregar un mensaje",
  removeStep: "Quitar el mensaje {n}",
  warnSeconds: "Avisar tras segundos de silencio",
  endSeconds: "Terminar tantos segundos después del aviso",
  thatIs: "Son {time}.",
  textIn: "Texto en {language}",
  warningIn: "Aviso en {language}",

  needStep: "Agrega un mensaje, o desactívalo.",
  laterThan: "Escribe más segundos que en el mensaje anterior.",
  warnLater:
    "Avisa después del último mensaje al visitante que no responde, que llega a los {seconds} segundos.",
  unknown: "No hay ningún {name} para rellenar.",
};
