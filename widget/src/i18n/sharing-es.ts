import type { ShareWords } from "./sharing-en.ts";

export const words: ShareWords = {
  locale: "es",
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
  stops: "Puedes detenerlo cuando quieras: con Detener, o pulsando Esc dos veces.",
  stopsByTouch: "Puedes detenerlo cuando quieras con Detener.",
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
