import type { common as en } from "../en/common.ts";

export const common: Record<keyof typeof en, string> = {
  saved: "Guardado",
  cancel: "Cancelar",
  close: "Cerrar",
  back: "Volver",
  retry: "Intentar de nuevo",
  loading: "Cargando…",
  optional: "opcional",
  dismiss: "Descartar",
  done: "Listo",
};
