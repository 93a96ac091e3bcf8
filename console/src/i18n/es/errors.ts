import type { errors as en } from "../en/errors.ts";

export const errors: Record<keyof typeof en, string> = {
  "bad-input": "Algo en el formulario no está bien. Revisa los campos e intenta de nuevo.",
  "not-signed-in": "Tu sesión terminó. Inicia sesión de nuevo.",
  "wrong-credentials": "El correo y la contraseña no coinciden.",
  forbidden: "No tienes permiso para hacer esto.",
  "not-found": "Esto ya no existe o no puedes verlo.",
  "site-unknown": "Este sitio no existe.",
  "origin-refused": "Esta dirección no puede usar el servidor.",
  "rate-limited": "Demasiados intentos. Espera un momento e intenta de nuevo.",
  "rate-limited-for":
    "Demasiados intentos. Intenta de nuevo en {n} segundo.|Demasiados intentos. Intenta de nuevo en {n} segundos.",
  "rate-limited-minutes":
    "Demasiados intentos. Intenta de nuevo en {n} minuto.|Demasiados intentos. Intenta de nuevo en {n} minutos.",
  "no-operator": "No hay nadie disponible en este momento.",
  "not-accepted": "Esto no se puede recibir en este momento.",
  "queue-full": "La cola está llena.",
  "already-taken": "Otra persona tomó este chat primero.",
  "at-capacity": "Ya tienes todos los chats que puedes atender a la vez. Termina uno para tomar otro.",
  "chat-ended": "Este chat ya terminó.",
  "email-taken": "Alguien ya usa este correo.",
  "last-admin": "Debe quedar al menos una persona administradora.",
  expired: "Este enlace ya no es válido.",
  conflict: "Alguien cambió esto al mismo tiempo. Recarga e intenta de nuevo.",
  "too-large": "El archivo es más grande de lo permitido.",
  "file-refused": "Aquí no se aceptan archivos de este tipo.",
  "disk-full": "El servidor ya no tiene espacio para archivos. Avísale a tu administrador.",
  unavailable: "El servidor está ocupado. Intenta de nuevo en un momento.",
  internal: "Algo falló en el servidor. Intenta de nuevo; si sigue, avísale a tu administrador.",
  "no-connection": "No hay conexión con el servidor. Revisa tu red e intenta de nuevo.",
};
