import { Braces, FileText, Mail, Printer } from "lucide";
import { type Command, conversationCommand } from "../commands/registry.ts";
import { t } from "./texts.ts";
import { askWhereTo, downloadTranscript, printTranscript } from "./transcript.model.ts";

export const transcriptCommands: readonly Command[] = [
  conversationCommand({
    id: "transcript.print",
    title: () => t("print"),
    icon: Printer,
    keywords: "paper pdf imprimir papel transcripcion",
    words: ["print", "imprimir"],
    run: (row) => printTranscript(row, false),
  }),
  conversationCommand({
    id: "transcript.print-notes",
    title: () => t("printNotes"),
    icon: Printer,
    keywords: "paper pdf transcript imprimir papel transcripcion",
    run: (row) => printTranscript(row, true),
  }),
  conversationCommand({
    id: "transcript.mail",
    title: () => t("mail"),
    icon: Mail,
    keywords: "send copy enviar copia transcripcion correo",
    words: ["mail", "correo"],
    run: askWhereTo,
  }),
  conversationCommand({
    id: "transcript.text",
    title: () => t("asText"),
    icon: FileText,
    keywords: "transcript save export guardar exportar transcripcion",
    run: (row) => downloadTranscript(row, "text"),
  }),
  conversationCommand({
    id: "transcript.json",
    title: () => t("asJson"),
    icon: Braces,
    keywords: "transcript save export data guardar exportar datos transcripcion",
    run: (row) => downloadTranscript(row, "json"),
  }),
];
