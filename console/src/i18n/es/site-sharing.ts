import type { siteSharing as en } from "../en/site-sharing.ts";

export const siteSharing: Record<keyof typeof en, string> = {
  title: "Compartir",
  hint: "Lo que los operadores pueden pedir a los visitantes en un chat. Se les pregunta cada vez, ven que sigue y pueden detenerlo con un clic.",
  cobrowse: "Navegar juntos",
  cobrowseHint:
    "Los operadores ven en vivo la página en la que está el visitante y pueden señalar cosas. No se instala nada.",
  noViewer: "Todavía no se puede mostrar la página: configura COBROWSE_ORIGIN, consulta el README.",
  control: "Lo máximo que pueden pedir los operadores",
  control_view: "Solo mirar y señalar",
  control_viewHint: "Nadie más que el visitante toca la página.",
  control_scroll: "Desplazar la página",
  control_scrollHint: "Tras un segundo consentimiento, para esa sesión.",
  control_full: "Hacer clic, escribir y desplazar",
  control_fullHint:
    "Tras un segundo consentimiento. Nunca contraseñas, campos de pago, archivos ni otros sitios.",
  recording: "Se puede grabar la navegación",
  recordingHint:
    "Con un consentimiento propio cada vez. Cuánto se guardan las grabaciones se define en Privacidad.",
  idle: "Terminar la navegación después de, en minutos",
  idleHint: "Sin el visitante en la página.",
  screen: "Compartir pantalla",
  screenHint:
    "El visitante elige una pestaña, una ventana o la pantalla. En teléfonos no se puede; allí sirve navegar juntos.",
  capture: "Capturas de pantalla",
  captureHint: "Una imagen de la página, y grabaciones de la pantalla, también con un botón del visitante.",
  call: "Llamadas",
  call_off: "Desactivadas",
  call_voice: "De voz",
  call_video: "De voz y video",

  private: "Partes privadas de tus páginas",
  privateHint: "Nunca salen del navegador del visitante, ni al navegar juntos ni en las capturas.",
  always:
    "Lo que se escribe siempre se oculta. Contraseñas, números de tarjeta y códigos de un solo uso quedan ocultos pongas lo que pongas aquí.",
  mask: "Ocultar el texto de",
  maskHint:
    "Selectores CSS, uno por línea, como .saldo o #pedido td.precio. Las letras se convierten en puntos.",
  block: "Omitir por completo",
  blockHint: "Como .factura o iframe.banco. Queda un recuadro vacío del mismo tamaño.",
  show: "Mostrar lo que se escribe en",
  showHint: "Como input[name=buscar]. Solo para campos sin datos personales.",
  attributes:
    "Tus páginas también pueden indicarlo con los atributos data-palique-mask, data-palique-block y data-palique-show.",
  selectorBad: "Esto no es un selector CSS, o es demasiado largo: {selector}",
  hosts: "De dónde vienen imágenes, estilos y fuentes",
  hostsHint:
    "Además de la dirección de la página. Los navegadores de los operadores solo los cargan de estas direcciones, como la de una CDN.",
  hostBad: "Solo sirven direcciones con nombre, como https://cdn.example.com.",
};
