import type { identity as en } from "../en/identity.ts";

export const identity: Record<keyof typeof en, string> = {
  title: "Clientes conocidos",
  hint: "Donde las personas inician sesión, el sitio web puede probar quiénes son: sus chats las siguen a todos los dispositivos y los operadores ven un nombre verificado.",
  none: "Todavía no hay clave secreta. Se crea al mostrarla por primera vez.",
  made: "Clave secreta del {date}.",
  show: "Mostrar la clave secreta",
  hide: "Ocultar la clave secreta",
  secret: "Clave secreta de este sitio web",
  keep: "Debe estar solo en su servidor, nunca en una página. Quien la tiene puede hacerse pasar por cualquier cliente.",
  server: "En su servidor",
  node: "Node.js",
  php: "PHP",
  page: "En la página, para quien inició sesión",
  renew: "Nueva clave secreta…",
  renewTitle: "¿Crear una nueva clave secreta?",
  renewText: "El sitio web tiene un día para usar la nueva: hasta entonces también sirve la anterior.",
  renewNow: "Crear",
  old: "La clave anterior sirve hasta el {date}.",
  endOld: "Terminarla ahora…",
  endTitle: "¿Terminar ahora la clave anterior?",
  endText:
    "Las personas que esa clave acreditó quedan sin identificar hasta que el sitio web las acredite con la nueva. Hágalo si la anterior pudo caer en malas manos.",
  endNow: "Terminarla",
};
