import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { readByOperator } from "../conversations/conversations.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { AppError } from "../errors.ts";
import { announceMove } from "./announce-chat.ts";
import { clearDeclines, updateChat } from "./chats.store.ts";
import { checkCapacity } from "./check-capacity.ts";
import { claimChat } from "./claim-chat.ts";
import { offerChats } from "./route-chats.ts";
import { clearMisses } from "./routing.store.ts";

/**
 * Makes the operator responsible for a waiting chat, offered to them or not. One atomic claim: of two who take
 * it at once the second gets "already-taken". Taking one's own again changes nothing.
 */
export async function takeChat(
  app: App,
  actor: OperatorActor,
  input: { chatId: string },
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, input.chatId);
    if (chat.state === "ended") throw new AppError("chat-ended");
    if (chat.state === "active") {
      if (chat.operatorId !== actor.id) throw new AppError("already-taken");
      return conversation.id;
    }
    await checkCapacity(app, trx, actor.id, chat);
    const now = app.now();
    const waitedMs = now - chat.queuedAt;
    await updateChat(trx, chat.id, {
      state: "active",
      operatorId: actor.id,
      takenAt: now,
      offeredTo: null,
      offerExpiresAt: null,
    });
    await clearDeclines(trx, chat.id);
    await clearMisses(trx, actor.id);
    await readByOperator(trx, conversation.id, actor.id, conversation.lastSeq);
    announce({ type: "chat.owner", conversationId: conversation.id, operatorId: actor.id });
    await appendEvent(app, trx, announce, conversation, {
      type: "chat.taken",
      operatorId: actor.id,
      operatorName: actor.name,
      waitedMs,
    });
    announceMove(announce, chat);
    announce({ type: "operator.changed", operatorId: actor.id });
    await offerChats(app, trx, announce);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}
