import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { type Chat, findChat } from "./chats.store.ts";

/** The chat and its conversation, for an operator who may see it: nobody else changes who has what meanwhile. */
export async function claimChat(
  app: App,
  trx: Db,
  actor: OperatorActor,
  chatId: string,
): Promise<{ chat: Chat; conversation: Conversation }> {
  await lockRouting(app.store, trx);
  const chat = await findChat(trx, chatId);
  if (!chat) throw new AppError("not-found");
  return { chat, conversation: await findOwnToWrite(app, trx, actor, chat.conversationId) };
}
