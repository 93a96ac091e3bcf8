import type { ConversationSummary } from "@palique/shared/operator.ts";
import { eventText } from "../conversation/event-text.ts";
import { filesText } from "../files/files-text.ts";
import { t as tMessages } from "../messages/texts.ts";
import { me } from "../session.model.ts";
import { operatorName } from "./inbox.model.ts";
import { t } from "./texts.ts";

export function visitorName(row: ConversationSummary): string {
  return row.contact.name || row.contact.email || t("noName");
}

/** The last words of a conversation, and who said them if it was not the visitor. */
export function lastWords(row: ConversationSummary): { lead: string; text: string } {
  const { last, chat } = row;
  if (!last) return { lead: "", text: "" };
  if (last.event) return { lead: "", text: eventText(last.event, row.contact.name) };
  const text = last.deleted
    ? tMessages("removed")
    : last.files
      ? filesText(last.files, last.text)
      : last.text;
  if (last.kind !== "operator") return { lead: "", text };
  const by = last.by ?? chat?.operatorId ?? null;
  const isMine = by === me.value?.id;
  const name = operatorName(by).split(" ")[0];
  return { lead: isMine || !name ? t("you") : `${name}:`, text };
}
