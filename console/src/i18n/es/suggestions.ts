import type { suggestions as en } from "../en/suggestions.ts";

export const suggestions: Record<keyof typeof en, string> = {
  greeting: "¡Hola {{visitor.name}}! {{operator.name}} está leyendo tu mensaje y te responde en un momento.",
  waiting1: "Gracias por escribirnos. Ahora todos están ocupados; pronto alguien te atiende.",
  waiting2: "Gracias por tu paciencia. Sigues en la fila, y mientras tanto puedes seguir escribiendo.",
  operator1: "Disculpa la espera: {{operator.name|nuestro equipo}} lo está revisando y te responde pronto.",
  operator2: "No te hemos olvidado. Gracias por tu paciencia.",
  visitor1: "¿Sigues ahí? Aquí estamos si necesitas algo más.",
  idle: "Hace un rato que no sabemos de ti, así que este chat terminará pronto. Escribe algo para continuar.",
  closing:
    "Gracias por escribir a {{organisation|nuestro equipo}}. Si necesitas algo más, vuelve a escribirnos.",
};
