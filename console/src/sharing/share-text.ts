import type { ConversationEvent } from "@palique/shared/conversation.ts";
import { digits } from "../text/time.ts";
import { t } from "./texts.ts";

type ShareEvent = Extract<ConversationEvent, { type: `share.${string}` }>;

/** What was shared, as one line of the conversation. */
export function shareText(event: ShareEvent, name: string): string {
  const what = t(event.kind === "call" ? (event.media ?? "voice") : event.kind);
  if (event.type === "share.started") return t("started", { what, name, operator: event.operatorName });
  if (event.type === "share.ended") return t("over", { what, time: digits(event.ms) });
  return t(event.ending, { what, name, operator: event.operatorName });
}
