import type { ConversationEvent } from "@palique/shared/conversation.ts";
import { locale } from "../i18n/locale.ts";
import { fullTime } from "../text/time.ts";
import { t } from "./texts.ts";

type BlockEvent = Extract<ConversationEvent, { type: "visitor.blocked" | "visitor.unblocked" }>;

/** The line in the conversation, for the team. */
export function blockText(event: BlockEvent, name: string): string {
  const { operatorName: operator } = event;
  if (event.type === "visitor.unblocked") return t("eventLifted", { operator, name });
  if (event.until === null) return t("eventBlockedForever", { operator, name });
  return t("eventBlocked", { operator, name, date: fullTime(event.until, locale.value) });
}
