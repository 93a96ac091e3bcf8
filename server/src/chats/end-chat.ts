import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ChatView } from "@palique/shared/visitor.ts";
import type { Actor, OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { sayGoodbye } from "../automatic/say-automatically.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, updateConversation } from "../conversations/conversations.store.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { endHelping } from "../conversations/participants.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { dropWaiting } from "../scheduled/release-scheduled.ts";
import { endShares } from "../sharing/close-share.ts";
import { announceMove } from "./announce-chat.ts";
import { type Chat, clearDeclines, findLiveChat, NEW_HANDS, updateChat } from "./chats.store.ts";
import { claimChat } from "./claim-chat.ts";
import { describeChat } from "./describe-chat.ts";
import { offerChats } from "./route-chats.ts";
import { markEnded } from "./routing.store.ts";

/** The visitor ends the chat. Ending an ended one is fine. */
export async function endOwnChat(
  app: App,
  actor: VisitorActor,
  input: { conversationId: string },
): Promise<ChatView> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    await endLiveChat(app, trx, announce, conversation, actor);
  });
  return describeChat(app, input.conversationId);
}

/** The one responsible ends it, or a supervisor; a waiting one anybody of the department. */
export async function endChat(
  app: App,
  actor: OperatorActor,
  input: { chatId: string },
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, input.chatId);
    if (!mayEnd(actor, chat)) throw new AppError("forbidden");
    if (conversation.chatId === chat.id) await endLiveChat(app, trx, announce, conversation, actor);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

export function mayEnd(actor: OperatorActor, chat: Chat): boolean {
  return chat.state !== "active" || chat.operatorId === actor.id || actor.role !== "agent";
}

/**
 * Ends the chat that is live on the conversation, if one is. The caller holds the routing lock. `curtly`: its
 * department's last words are not said.
 */
export async function endLiveChat(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  actor: Actor | { kind: "system" },
  curtly = false,
): Promise<Conversation> {
  const chat = await findLiveChat(trx, conversation.id);
  if (!chat) return conversation;
  const now = app.now();
  const parted = curtly ? conversation : await sayGoodbye(app, trx, announce, conversation);
  await updateChat(trx, chat.id, {
    state: "ended",
    ...NEW_HANDS,
    endedAt: now,
    endedBy: actor.kind,
    offeredTo: null,
    offerExpiresAt: null,
  });
  await clearDeclines(trx, chat.id);
  await endHelping(trx, conversation.id);
  const alone = await endShares(app, trx, announce, parted);
  const quiet = await dropWaiting(app, trx, announce, alone, "ended");
  const answered = await updateConversation(trx, quiet, { waitingSince: null, snoozedUntil: null });
  const ended = await appendEvent(app, trx, announce, answered, {
    type: "chat.ended",
    by: actor.kind,
    operatorName: actor.kind === "operator" ? actor.name : null,
  });
  announceMove(announce, chat);
  if (chat.operatorId) {
    await markEnded(trx, chat.operatorId, now);
    announce({ type: "chat.owner", conversationId: conversation.id, operatorId: null });
    announce({ type: "operator.changed", operatorId: chat.operatorId });
  }
  await offerChats(app, trx, announce);
  return ended;
}
