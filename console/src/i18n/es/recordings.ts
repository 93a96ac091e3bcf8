import type { recordings as en } from "../en/recordings.ts";

export const recordings: Record<keyof typeof en, string> = {
  title: "Grabaciones",
  play: "Reproducir la grabación:",
  goesOn: "grabando ahora",
  until: "Se eliminará: {when}",
  remove: "Eliminar",
  removeNamed: "Eliminar la grabación de {when}",
  removeTitle: "¿Eliminar esta grabación?",
  removeText: "Desaparece para todos y no se puede recuperar.",

  player: "Grabación · {when}",
  page: "La página grabada",
  start: "Reproducir",
  pause: "Pausar",
  position: "Posición",
  positionText: "{at} de {length}",
  speed: "Velocidad",
  times: "{n}×",
  skipIdle: "Saltar pausas",
  loading: "Cargando la grabación…",
  gone: "Esta grabación se eliminó.",
  broken: "No se puede mostrar nada de esta grabación.",
  failed: "No se pudo cargar la grabación.",
  silent: "No se pudo abrir el visor. Puede que su dirección esté bloqueada: {origin}",
  retry: "Reintentar",
};
