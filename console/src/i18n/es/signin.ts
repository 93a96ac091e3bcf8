import type { signin as en } from "../en/signin.ts";

export const signin: Record<keyof typeof en, string> = {
  title: "Iniciar sesión",
  welcome: "La bandeja de tu equipo",
  email: "Correo",
  password: "Contraseña",
  submit: "Entrar",
  needEmail: "Escribe tu correo.",
  needPassword: "Escribe tu contraseña.",
  show: "Mostrar contraseña",
  hide: "Ocultar contraseña",
  ended: "Tu sesión terminó. Entra para seguir donde estabas; lo que escribiste está guardado.",
  forgot: "¿La olvidaste? Alguien que administre tu equipo puede ayudarte a entrar.",
};
