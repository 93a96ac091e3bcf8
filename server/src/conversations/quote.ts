import type { MessageExtra, Quote } from "@palique/shared/conversation.ts";
import { type Db, fromJson } from "../db/store.ts";
import type { Conversation } from "./conversations.store.ts";
import { beginning, findMessage, type StoredMessage } from "./messages.store.ts";

/**
 * What is said, with what it answers. Without that where it is gone meanwhile, or where the answer could be read
 * by somebody who may not see it: an answer is never refused for that.
 */
export async function withQuote<T extends { text: string; extra?: MessageExtra }>(
  trx: Db,
  conversation: Conversation,
  content: T,
  seq: number | undefined,
  visibility: "public" | "internal",
): Promise<T & { extra?: MessageExtra }> {
  if (seq === undefined) return content;
  const message = await findMessage(trx, conversation, seq);
  if (!message || isDeleted(message)) return content;
  if (visibility === "public" && message.visibility !== "public") return content;
  return { ...content, extra: { ...content.extra, reply: quoteOf(message, message.body) } };
}

export function quoteOf({ seq, authorName }: StoredMessage, text: string): Quote {
  return { seq, authorName, text: beginning(text) };
}

export function extraOf({ extra }: Pick<StoredMessage, "extra">): MessageExtra {
  return extra === null ? {} : fromJson<MessageExtra>(extra);
}

export function isDeleted(message: StoredMessage): boolean {
  return extraOf(message).deletedAt !== undefined;
}
