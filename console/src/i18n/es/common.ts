import type { common as en } from "../en/common.ts";

export const common: Record<keyof typeof en, string> = {
  save: "Guardar",
  saved: "Guardado",
  cancel: "Cancelar",
  close: "Cerrar",
  back: "Volver",
  retry: "Intentar de nuevo",
  loading: "Cargando…",
  more: "Más",
  optional: "opcional",
  dismiss: "Descartar",
};
