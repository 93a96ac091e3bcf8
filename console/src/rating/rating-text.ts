import type { ConversationEvent, Rating } from "@palique/shared/conversation.ts";
import { t } from "./texts.ts";

/** The rating alone: "Rated 4 of 5". */
export function ratingLabel({ kind, score }: Rating): string {
  return kind === "stars" ? t("stars", { score }) : t(score ? "good" : "bad");
}

/** The line in the conversation, with the visitor's words if there are any. */
export function ratedText(event: Extract<ConversationEvent, { type: "chat.rated" }>, name: string): string {
  const { kind, score, comment, changed, operatorName: operator } = event;
  const base = changed ? "changed" : "rated";
  const key = kind === "stars" ? base : (`${base}${score ? "Good" : "Bad"}` as const);
  return withComment(t(key, { name, operator, score }), comment);
}

/** For the operator who had the chat. */
export function noticeText({ kind, score, comment }: Rating, name: string): string {
  const key = kind === "stars" ? "notice" : score ? "noticeGood" : "noticeBad";
  return withComment(t(key, { name, score }), comment);
}

function withComment(text: string, comment: string): string {
  return comment ? `${text} · “${comment}”` : text;
}
