import type { alerts as en } from "../en/alerts.ts";

export const alerts: Record<keyof typeof en, string> = {
  newTicket: "Ticket nuevo #{number} de {name}",
  wentBack: "El chat de {name} volvió a la cola",
  wentOn: "El chat de {name} ahora lo atiende otra persona",

  mentioned: "{name} te mencionó",
  waitingPlain: "Hay un chat en espera",
  offerPlain: "Un chat para ti",
  messagePlain: "Mensaje nuevo",
  transferPlain: "Te quieren pasar un chat",
  mentionPlain: "Te mencionaron",
  ticketPlain: "Ticket nuevo",
  returnedPlain: "Uno de tus chats ya no está contigo",

  blocked: "El navegador silencia los sonidos hasta que hagas clic en esta página.",
  askTitle: "Entérate de los chats en segundo plano",
  turnOn: "Activar",
  notNow: "Ahora no",
};
