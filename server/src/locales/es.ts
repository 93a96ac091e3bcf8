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

  "startup.running": "Palique está funcionando en {url}",
  "startup.setup": "Termina la configuración aquí (el enlace sirve una sola vez): {url}",
  "startup.console": "Los operadores entran por {url}",
  "startup.demo": "Una página para probar el chat: {url}",
  "startup.data": "Los datos se guardan en {path}",
  "startup.noMail":
    "El correo no está configurado: los mensajes esperan hasta que definas SMTP_URL y MAIL_FROM.",
};
