import type { ConversationEvent } from "@palique/shared/conversation.ts";
import type { CallMedia, ShareKind } from "@palique/shared/share-names.ts";
import { digits } from "../text/time.ts";
import { t } from "./texts.ts";

type ShareEvent = Extract<ConversationEvent, { type: `share.${string}` }>;

/** What it is called in a list. */
export function kindText(kind: ShareKind, media: CallMedia | null): string {
  return t(kindOf(kind, media));
}

function kindOf(kind: ShareKind, media: CallMedia | null) {
  return kind === "call" ? (media ?? "voice") : kind;
}

/** What was shared, as one line of the conversation. */
export function shareText(event: ShareEvent, name: string): string {
  const kind = kindOf(event.kind, event.media);
  const operator = event.operatorName;
  if (event.type === "share.started") return t(`${kind}Began`, { name, operator });
  if (event.type === "share.refused") {
    const key = event.ending === "failed" ? "didNotWork" : event.ending;
    return t(key, { what: t(`${kind}Asked`), name, operator });
  }
  const the = t(`${kind}The`);
  const values = { the, The: the.charAt(0).toUpperCase() + the.slice(1), name, time: digits(event.ms) };
  switch (event.ending) {
    case "stopped":
    case "idle":
    case "chat-ended":
    case "failed":
      return t(event.ending, values);
    default:
      return t("over", values);
  }
}
