import type { AssignChat, ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { type Chat, findChat, NO_TRANSFER, updateChat } from "./chats.store.ts";
import { claimChat } from "./claim-chat.ts";
import { makeResponsible } from "./make-responsible.ts";

type TransferEnd = "refused" | "unanswered" | "withdrawn";

/** The operator asked takes the chat over. */
export async function acceptTransfer(
  app: App,
  actor: OperatorActor,
  input: { chatId: string },
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, input.chatId);
    // A repeat after a lost answer.
    if (chat.state === "active" && chat.operatorId === actor.id) return conversation.id;
    if (chat.state !== "active" || chat.transferTo !== actor.id) throw new AppError("conflict");
    await makeResponsible(app, trx, announce, chat, conversation, actor);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

/** A supervisor makes somebody responsible without asking, also for a chat that waits or that another one has. */
export async function assignChat(
  app: App,
  actor: OperatorActor,
  input: AssignChat,
): Promise<ConversationSummary> {
  if (actor.role === "agent") throw new AppError("forbidden");
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, input.chatId);
    if (chat.state === "ended") throw new AppError("chat-ended");
    const target = await loadOperator(trx, input.operatorId);
    if (!target) throw new AppError("bad-input", { field: "operatorId" });
    if (chat.operatorId !== target.id) await makeResponsible(app, trx, announce, chat, conversation, target);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

/** The one asked declines, or the sender takes it back. What is not offered any more is left as it is. */
export async function closeTransfer(
  app: App,
  actor: OperatorActor,
  input: { chatId: string },
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, input.chatId);
    if (chat.transferTo === null) return conversation.id;
    const isSender = chat.operatorId === actor.id || actor.role !== "agent";
    if (chat.transferTo !== actor.id && !isSender) throw new AppError("forbidden");
    await close(
      app,
      trx,
      announce,
      chat,
      conversation,
      chat.transferTo === actor.id ? "refused" : "withdrawn",
    );
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

/** Job: nobody answered in time, and the chat stays where it was, with a note. */
export async function expireTransfer(app: App, input: { chatId: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const chat = await findChat(trx, input.chatId);
    if (!chat?.transferTo || (chat.transferExpiresAt ?? 0) > app.now()) return;
    const conversation = await findConversationToWrite(app.store, trx, chat.conversationId);
    if (conversation) await close(app, trx, announce, chat, conversation, "unanswered");
  });
}

async function close(
  app: App,
  trx: Db,
  announce: Announce,
  chat: Chat,
  conversation: Conversation,
  reason: TransferEnd,
): Promise<void> {
  const from = chat.operatorId ? await loadOperator(trx, chat.operatorId) : null;
  const to = chat.transferTo ? await loadOperator(trx, chat.transferTo) : null;
  await updateChat(trx, chat.id, NO_TRANSFER);
  const event = {
    type: "transfer.closed" as const,
    reason,
    fromName: from?.name ?? "",
    fromId: chat.operatorId,
    toName: to?.name ?? "",
  };
  await appendEvent(app, trx, announce, conversation, event, "internal");
  announce({ type: "conversation.changed", conversationId: conversation.id });
  if (chat.transferTo) {
    announce({ type: "chat.left", conversationId: conversation.id, operatorId: chat.transferTo });
  }
}
