import type { Locale } from "@palique/shared/locale.ts";

/** The words of a call; names come in isolated. */
const en = {
  again: "Try again",
  mic: {
    denied: "The microphone is blocked. Allow it for this page in the browser and try again.",
    missing: "No microphone was found.",
    busy: "The microphone is in use by another app. Close it there and try again.",
    broken: "The microphone does not work here.",
  },
  camera: {
    denied: "The camera is blocked. Allow it for this page in the browser.",
    missing: "No camera was found.",
    busy: "The camera is in use by another app.",
    broken: "The camera does not work here.",
  },
  asking: "Allow the microphone to talk",
  askingVideo: "Allow the microphone and the camera to talk",
  connecting: "Connecting…",
  mute: "Mute",
  unmute: "Unmute",
  cameraOff: "Camera off",
  cameraOn: "Camera on",
  muted: (name: string) => `${name} is muted`,
  hear: (name: string) => `Hear ${name}`,
  remote: (name: string) => `Video of ${name}`,
  own: "Your camera",
};
export type CallWords = typeof en;

const es: CallWords = {
  again: "Intentar de nuevo",
  mic: {
    denied: "El micrófono está bloqueado. Permítelo para esta página en el navegador e inténtalo de nuevo.",
    missing: "No se encontró ningún micrófono.",
    busy: "Otra aplicación está usando el micrófono. Ciérralo ahí e inténtalo de nuevo.",
    broken: "El micrófono no funciona aquí.",
  },
  camera: {
    denied: "La cámara está bloqueada. Permítela para esta página en el navegador.",
    missing: "No se encontró ninguna cámara.",
    busy: "Otra aplicación está usando la cámara.",
    broken: "La cámara no funciona aquí.",
  },
  asking: "Permite el micrófono para hablar",
  askingVideo: "Permite el micrófono y la cámara para hablar",
  connecting: "Conectando…",
  mute: "Silenciar",
  unmute: "Activar micrófono",
  cameraOff: "Apagar cámara",
  cameraOn: "Encender cámara",
  muted: (name) => `${name} está en silencio`,
  hear: (name) => `Escuchar a ${name}`,
  remote: (name) => `Video de ${name}`,
  own: "Tu cámara",
};

export const CALL_WORDS: Record<Locale, CallWords> = { en, es };
