import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { AppError } from "../errors.ts";
import { claimChat } from "./claim-chat.ts";
import { makeResponsible } from "./make-responsible.ts";
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
    await clearMisses(trx, actor.id);
    await makeResponsible(app, trx, announce, chat, conversation, actor);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}
