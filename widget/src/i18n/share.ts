import type { Locale } from "@palique/shared/locale.ts";

/** Around what a visitor shares. Names come in isolated, so that none of them turns a sentence round. */
const en = {
  asks: {
    cobrowse: (name: string) => `${name} would like to see this page`,
    screen: (name: string) => `${name} would like to see your screen`,
    voice: (name: string) => `${name} would like to talk with you`,
    video: (name: string) => `${name} would like to talk with you by video`,
    capture: (name: string) => `${name} asks for a picture of this page`,
    scroll: (name: string) => `${name} would like to scroll this page for you`,
    full: (name: string) => `${name} would like to click and type for you`,
    recording: (name: string) => `${name} would like to record what you show`,
  },
  /** What they get, what they do not get. */
  means: {
    cobrowse: [
      "They see this website in this browser: what you read, point at and click.",
      "No other websites, windows or apps.",
    ],
    screen: [
      "You choose in the browser's own question what they see: a tab, a window or the whole screen.",
      "Nothing in it is hidden, so a single tab is the safest choice. They can look only.",
    ],
    voice: [
      "Your microphone is turned on. You can mute it at any time.",
      "They do not see you or your screen.",
    ],
    video: [
      "Your microphone and camera are turned on. You can turn each off at any time.",
      "They do not see your screen.",
    ],
    capture: [
      "One picture of this page as you see it now. It goes into the chat.",
      "They cannot look on afterwards.",
    ],
    scroll: [
      "They move this page up and down. You can do the same at any time.",
      "They cannot click or type.",
    ],
    full: [
      "They click, type and open pages of this website. What you do yourself always goes first.",
      "Never in passwords, card numbers or hidden parts, no files, no other websites.",
    ],
    recording: [
      "What they see is kept with this conversation, so that it can be watched again.",
      "What is hidden now is hidden in the recording too.",
    ],
  },
  private: "What you type, passwords, card numbers and parts this website marks as private are never sent.",
  showHidden: "Show me what is hidden",
  hidden: "What is hidden",
  anyTime: "You can stop at any time: with Stop, or by pressing Esc twice.",
  allow: "Allow",
  refuse: "Don't allow",
  again: "The page was left. Allow again to go on.",
  goOn: "Go on",
  notHere: {
    screen: "This browser cannot show a screen. On a computer it works.",
    voice: "This browser has no microphone that this page may use.",
    video: "This browser has no camera that this page may use.",
  },
  understood: "OK",
  sending: "One moment…",

  list: (names: string[]) => new Intl.ListFormat("en").format(names),
  bar: "What you share",
  sees: {
    cobrowse: (names: string, _several: boolean) => `${names} can see this page`,
    screen: (names: string, _several: boolean) => `${names} can see your screen`,
    voice: (names: string, _several: boolean) => `Call with ${names}`,
    video: (names: string, _several: boolean) => `Video call with ${names}`,
    capture: (_names: string, _several: boolean) => "A picture of this page is being taken",
  },
  nobody: "Nobody is looking now",
  elsewhere: "Shown in another tab",
  tooLarge: "This page is too large to be shown",
  stop: "Stop",
  controls: {
    view: (_name: string) => "",
    scroll: (name: string) => `${name} can scroll`,
    full: (name: string) => `${name} can click and type`,
  },
  takeBack: "Take back",
  recorded: "Recorded",
  stopRecording: "Stop recording",
  down: "Move to the bottom",
  up: "Move to the top",

  begun: {
    cobrowse: (name: string) => `${name} can see this page now. Press Esc twice to stop.`,
    screen: (name: string) => `${name} can see your screen now. Press Esc twice to stop.`,
    voice: (name: string) => `The call with ${name} begins.`,
    video: (name: string) => `The video call with ${name} begins.`,
    capture: (_name: string) => "",
  },
  over: {
    stopped: (_name: string) => "You stopped sharing",
    ended: (name: string) => `${name} stopped watching`,
    "chat-ended": (_name: string) => "Sharing ended with the chat",
    idle: (_name: string) => "Sharing ended, as nothing happened for a while",
    done: (_name: string) => "The picture was sent",
    failed: (_name: string) => "Sharing does not work on this page",
    call: (_name: string) => "The call has ended",
  },
};
export type ShareWords = typeof en;

const es: ShareWords = {
  asks: {
    cobrowse: (name) => `${name} quiere ver esta página`,
    screen: (name) => `${name} quiere ver tu pantalla`,
    voice: (name) => `${name} quiere hablar contigo`,
    video: (name) => `${name} quiere hablar contigo por video`,
    capture: (name) => `${name} te pide una captura de esta página`,
    scroll: (name) => `${name} quiere desplazar esta página por ti`,
    full: (name) => `${name} quiere hacer clic y escribir por ti`,
    recording: (name) => `${name} quiere grabar lo que muestras`,
  },
  means: {
    cobrowse: [
      "Verá este sitio web en este navegador: lo que lees, señalas y pulsas.",
      "Ningún otro sitio web, ventana o aplicación.",
    ],
    screen: [
      "Eliges en la pregunta del navegador qué verá: una pestaña, una ventana o toda la pantalla.",
      "Nada queda oculto ahí: lo más seguro es una sola pestaña. Solo podrá mirar.",
    ],
    voice: [
      "Se enciende tu micrófono. Puedes silenciarlo cuando quieras.",
      "No te verá ni verá tu pantalla.",
    ],
    video: [
      "Se encienden tu micrófono y tu cámara. Puedes apagar cada uno cuando quieras.",
      "No verá tu pantalla.",
    ],
    capture: [
      "Una sola imagen de esta página como la ves ahora. Queda en el chat.",
      "Después no podrá seguir mirando.",
    ],
    scroll: [
      "Moverá esta página hacia arriba y abajo. Tú también puedes hacerlo.",
      "No podrá hacer clic ni escribir.",
    ],
    full: [
      "Hará clic, escribirá y abrirá páginas de este sitio web. Lo que hagas tú siempre va primero.",
      "Nunca en contraseñas, números de tarjeta o partes ocultas, sin archivos ni otros sitios.",
    ],
    recording: [
      "Lo que ve queda guardado con esta conversación, para poder verlo de nuevo.",
      "Lo que ahora está oculto también lo estará en la grabación.",
    ],
  },
  private:
    "Lo que escribes, las contraseñas, los números de tarjeta y las partes que este sitio marca como privadas nunca se envían.",
  showHidden: "Mostrarme qué está oculto",
  hidden: "Qué está oculto",
  anyTime: "Puedes detenerlo cuando quieras: con Detener, o pulsando Esc dos veces.",
  allow: "Permitir",
  refuse: "No permitir",
  again: "Saliste de la página. Permite de nuevo para seguir.",
  goOn: "Seguir",
  notHere: {
    screen: "Este navegador no puede mostrar la pantalla. En una computadora sí funciona.",
    voice: "Este navegador no tiene un micrófono que esta página pueda usar.",
    video: "Este navegador no tiene una cámara que esta página pueda usar.",
  },
  understood: "Entendido",
  sending: "Un momento…",

  list: (names) => new Intl.ListFormat("es").format(names),
  bar: "Lo que compartes",
  sees: {
    cobrowse: (names, several) => `${names} ${several ? "pueden" : "puede"} ver esta página`,
    screen: (names, several) => `${names} ${several ? "pueden" : "puede"} ver tu pantalla`,
    voice: (names) => `Llamada con ${names}`,
    video: (names) => `Videollamada con ${names}`,
    capture: () => "Se está tomando una imagen de esta página",
  },
  nobody: "Nadie está mirando ahora",
  elsewhere: "Se muestra en otra pestaña",
  tooLarge: "Esta página es demasiado grande para mostrarla",
  stop: "Detener",
  controls: {
    view: () => "",
    scroll: (name) => `${name} puede desplazarla`,
    full: (name) => `${name} puede hacer clic y escribir`,
  },
  takeBack: "Quitar control",
  recorded: "Se graba",
  stopRecording: "Detener grabación",
  down: "Mover abajo",
  up: "Mover arriba",

  begun: {
    cobrowse: (name) => `${name} ya puede ver esta página. Pulsa Esc dos veces para detenerlo.`,
    screen: (name) => `${name} ya puede ver tu pantalla. Pulsa Esc dos veces para detenerlo.`,
    voice: (name) => `Comienza la llamada con ${name}.`,
    video: (name) => `Comienza la videollamada con ${name}.`,
    capture: () => "",
  },
  over: {
    stopped: () => "Dejaste de compartir",
    ended: (name) => `${name} dejó de mirar`,
    "chat-ended": () => "Dejaste de compartir al terminar el chat",
    idle: () => "Dejaste de compartir, porque no pasó nada por un rato",
    done: () => "Se envió la imagen",
    failed: () => "En esta página no se puede compartir",
    call: () => "La llamada terminó",
  },
};

export const SHARE_WORDS: Record<Locale, ShareWords> = { en, es };
