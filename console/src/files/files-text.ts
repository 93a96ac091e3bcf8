import type { FileNews } from "@palique/shared/conversation.ts";
import { t } from "./texts.ts";

/** A message's files as one line of a list shows them: the words if there are some, else what they are. */
export function filesText({ kind, name, count }: FileNews, words: string): string {
  if (kind === "voice") return `🎤 ${words || t("voiceNote")}`;
  const shown = count > 1 ? t("more", { name, n: count - 1 }) : name;
  return `📎 ${words || shown}`;
}
