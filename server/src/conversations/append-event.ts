import type { Author, ConversationEvent } from "@palique/shared/conversation.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import type { Conversation } from "./conversations.store.ts";
import { type Appended, appendMessage, type NewMessage } from "./messages.store.ts";

export const SYSTEM: Author = { kind: "system", id: null, name: "" };

/** Adds a message and announces it; `socketId` is the sender's, who gets it as the answer instead. */
export async function appendAndAnnounce(
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  message: NewMessage,
  socketId: string | null,
): Promise<Appended> {
  const appended = await appendMessage(trx, conversation, message);
  announce({
    type: "message.added",
    message: appended.message,
    prevPublic: appended.prevPublic,
    visitorId: conversation.visitorId,
    socketId,
  });
  return appended;
}

/** Adds what happened as a message of its own, so that whoever was away sees it in its place. */
export async function appendEvent(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  event: Exclude<ConversationEvent, { type: "message.changed" }>,
  visibility: "public" | "internal" = "public",
): Promise<Conversation> {
  const message = { clientId: app.id(), author: SYSTEM, visibility, content: { event }, at: app.now() };
  return (await appendAndAnnounce(trx, announce, conversation, message, null)).conversation;
}
