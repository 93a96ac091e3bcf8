import type { en } from "./en.ts";

export const es: Record<keyof typeof en, string> = {
  "department.sales": "Ventas",
  "department.support": "Soporte",

  "mail.greeting": "Hola, {name}:",
  "mail.receipt.intro": "Recibimos tu solicitud. Su número de radicado es {number}.",
  "mail.receipt.next": "Te responderemos a este correo.",
  "mail.receipt.subject": "Asunto",
  "mail.receipt.message": "Lo que escribiste",
  "mail.answer.intro": "{operator}, de {organisation}, respondió tu solicitud {number}:",
  "mail.invite.title": "Tu invitación a {organisation}",
  "mail.invite.intro": "Te invitaron a atender chats y solicitudes en {organisation}.",
  "mail.invite.action": "Elige tu contraseña",
  "mail.invite.expires":
    "El enlace sirve una sola vez, hasta el {date}. Si no esperabas este mensaje, puedes ignorarlo.",
  "mail.sentBy": "Enviado por {organisation}",

  "push.noName": "Visitante",
  "push.file": "Envió un archivo",
  "push.waiting.plain": "Hay un chat en espera",
  "push.waiting.title": "{name} espera en {department}",
  "push.offer.plain": "Un chat para ti",
  "push.offer.title": "Un chat para ti: {name}",
  "push.message.plain": "Mensaje nuevo",
  "push.transfer.plain": "Te quieren pasar un chat",
  "push.transfer.title": "{operator} te quiere pasar el chat de {name}",
  "push.mention.plain": "Te mencionaron",
  "push.mention.title": "{operator} te mencionó",
  "push.ticket.plain": "Ticket nuevo",
  "push.ticket.title": "Ticket nuevo #{number} de {name}",
  "push.answer.plain": "Tienes una respuesta",
  "push.test.plain": "Las notificaciones funcionan",
  "push.test.body": "Así te avisa Palique cuando la consola está cerrada.",

  "startup.running": "Palique está funcionando en {url}",
  "startup.setup": "Termina la configuración aquí (el enlace sirve una sola vez): {url}",
  "startup.console": "Los operadores entran por {url}",
  "startup.demo": "Una página para probar el chat: {url}",
  "startup.data": "Los datos se guardan en {path}",
  "startup.noMail":
    "El correo no está configurado: los mensajes esperan hasta que definas SMTP_URL y MAIL_FROM.",
};
