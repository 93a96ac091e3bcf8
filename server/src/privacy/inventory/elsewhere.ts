import type { InventoryEntry } from "@palique/shared/privacy.ts";
import type { Words } from "./entry.ts";
import { ERASED, EXPIRY, WHY } from "./words.ts";

type Elsewhere = Omit<InventoryEntry, "kept" | "columns"> & { kept: Words };

const OFFLINE = { exported: false, erased: ERASED.offline, kept: EXPIRY.byBrowser };
const visitorKey = (name: string, what: Words): Elsewhere => ({
  name: `localStorage palique:<site key>:${name}`,
  place: "visitor-browser",
  whose: "person",
  what,
  why: WHY.answering,
  ...OFFLINE,
});
const operatorKey = (name: string, what: Words): Elsewhere => ({
  name,
  place: "operator-browser",
  whose: "operator",
  what,
  why: WHY.working,
  ...OFFLINE,
});

/** What is stored outside of the database. */
export const ELSEWHERE: readonly Elsewhere[] = [
  {
    name: "DATA_DIR/recordings",
    place: "disk",
    whose: "person",
    what: {
      en: "Recordings of pages that people showed and let record, under random names",
      es: "Grabaciones de páginas que las personas mostraron y permitieron grabar, con nombres aleatorios",
    },
    why: WHY.quality,
    kept: EXPIRY.withConversation,
    exported: true,
    erased: ERASED.removed,
  },
  {
    name: "DATA_DIR/files",
    place: "disk",
    whose: "person",
    what: {
      en: "The files that were sent, under random names",
      es: "Los archivos enviados, con nombres aleatorios",
    },
    why: WHY.answering,
    kept: EXPIRY.withConversation,
    exported: true,
    erased: ERASED.removed,
  },
  {
    name: "stdout",
    place: "log",
    whose: "person",
    what: {
      en: "What the server did, with ids; never names, words, tokens or addresses",
      es: "Lo que hizo el servidor, con identificadores; nunca nombres, textos, tokens ni direcciones",
    },
    why: WHY.proof,
    kept: EXPIRY.byHost,
    exported: false,
    erased: ERASED.byHost,
  },
  {
    name: "connections",
    place: "memory",
    whose: "person",
    what: {
      en: "Address, page and unsent words of whoever is connected, and counts of what an address asked for (in Redis where several servers share the work)",
      es: "Dirección, página y texto sin enviar de quien está conectado, y cuentas de lo que pidió una dirección (en Redis cuando varios servidores reparten el trabajo)",
    },
    why: WHY.safety,
    kept: EXPIRY.whileConnected,
    exported: false,
    erased: ERASED.disconnected,
  },
  visitorKey("token", {
    en: "Random name of the browser, once a chat or ticket began",
    es: "Nombre aleatorio del navegador, una vez iniciado un chat o ticket",
  }),
  visitorKey("live", { en: "The chat that goes on", es: "El chat en curso" }),
  visitorKey("open", { en: "Whether the panel is open", es: "Si el panel está abierto" }),
  visitorKey("out:*, unsent", { en: "Messages until they are sent", es: "Mensajes hasta que se envían" }),
  visitorKey("draft, form, starting, ticket, receipt", {
    en: "What is being written",
    es: "Lo que se está escribiendo",
  }),
  visitorKey("mute, dismissed, rang, polling", {
    en: "Choices and marks of the widget",
    es: "Preferencias y marcas del widget",
  }),
  operatorKey("cookie palique_session", {
    en: "Sign-in of the console (random, httpOnly)",
    es: "Sesión de la consola (aleatoria, httpOnly)",
  }),
  operatorKey(
    "localStorage palique.outbox.*, palique.draft.*, palique.note.*, palique.tray.*, palique.handover.*",
    {
      en: "Unsent words and files of an operator",
      es: "Textos y archivos sin enviar de un operador",
    },
  ),
  operatorKey("localStorage palique.*", {
    en: "Look and choices of the console",
    es: "Apariencia y preferencias de la consola",
  }),
];
