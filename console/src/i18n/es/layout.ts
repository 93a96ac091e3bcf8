import type { layout as en } from "../en/layout.ts";

export const layout: Record<keyof typeof en, string> = {
  list: "Ancho de la lista",
  details: "Ancho de los datos",
  resize: "Arrastra para cambiar el ancho; doble clic para volver al habitual",
  comfortable: "Filas amplias",
  compact: "Filas compactas",
  toggleDetails: "Mostrar u ocultar los datos",
  openBeside: "Abrir al lado",
  closeBeside: "Cerrar la segunda conversación",
  otherPane: "Ir a la otra conversación",
  moved: "{name}: lugar {place} de {count}",
};
