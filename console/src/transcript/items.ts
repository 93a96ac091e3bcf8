import type { ConversationSummary } from "@palique/shared/operator.ts";
import { Braces, FileText, Mail, Printer } from "lucide";
import type { MenuItem } from "../ui/Menu.tsx";
import { t } from "./texts.ts";
import { askWhereTo, downloadTranscript, printTranscript } from "./transcript.model.ts";

/** How a conversation leaves the console, for its menu. */
export function transcriptItems(row: ConversationSummary): MenuItem[] {
  return [
    { label: t("print"), icon: Printer, separated: true, onChoose: () => printTranscript(row, false) },
    { label: t("printNotes"), icon: Printer, onChoose: () => printTranscript(row, true) },
    { label: t("mail"), icon: Mail, onChoose: () => askWhereTo(row) },
    { label: t("asText"), icon: FileText, onChoose: () => downloadTranscript(row, "text") },
    { label: t("asJson"), icon: Braces, onChoose: () => downloadTranscript(row, "json") },
  ];
}
