import type { HoldChat } from "@palique/shared/control.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { countAfterRest } from "../automatic/count-silence.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { sendWaiting } from "../scheduled/release-scheduled.ts";
import { announceChat } from "./announce-chat.ts";
import { updateChat } from "./chats.store.ts";
import { claimChat } from "./claim-chat.ts";

/**
 * Asks the visitor for patience: until the operator writes or resumes, silence does not count. The reason stays
 * with the team. Holding a held chat keeps its time and takes the new reason.
 */
export async function holdChat(
  app: App,
  actor: OperatorActor,
  { chatId, reason }: HoldChat,
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, chatId);
    if (chat.state !== "active") throw new AppError("chat-ended");
    if (chat.operatorId !== actor.id && actor.role === "agent") throw new AppError("forbidden");
    if (chat.heldAt !== null && (chat.holdReason ?? "") === reason) return conversation.id;
    await updateChat(trx, chat.id, { heldAt: chat.heldAt ?? app.now(), holdReason: reason || null });
    if (chat.heldAt === null) {
      // What was said before is read before, and nobody is seen writing meanwhile.
      const said = await sendWaiting(app, trx, announce, conversation, chat.operatorId ?? actor.id);
      await appendEvent(app, trx, announce, said, { type: "chat.held", operatorName: actor.name });
    }
    await announceChat(trx, announce, conversation.id);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

/** Goes on with a held chat. One that is not on hold stays as it is. */
export async function resumeHeldChat(
  app: App,
  actor: OperatorActor,
  { chatId }: { chatId: string },
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, chatId);
    if (chat.state !== "active" || chat.heldAt === null) return conversation.id;
    if (chat.operatorId !== actor.id && actor.role === "agent") throw new AppError("forbidden");
    await releaseHold(app, trx, announce, conversation, chat.id, actor.name);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

/** The hold is over, by the button or because an operator wrote. */
export async function releaseHold(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  chatId: string,
  operatorName: string,
): Promise<Conversation> {
  await updateChat(trx, chatId, { heldAt: null, holdReason: null });
  const event = { type: "chat.resumed-from-hold" as const, operatorName };
  const changed = { ...(await appendEvent(app, trx, announce, conversation, event)), heldAt: null };
  await countAfterRest(app, trx, announce, changed);
  announce({ type: "conversation.changed", conversationId: conversation.id });
  announce({ type: "chat.changed", conversationId: conversation.id });
  return changed;
}
