import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { HELPING, listHelpers, setHelping, stopHelping } from "../conversations/participants.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { AppError } from "../errors.ts";
import { leaveShares } from "../sharing/leave-shares.ts";
import { findLiveChat } from "./chats.store.ts";

/**
 * Whoever was asked, or a supervisor, helps in a colleague's chat: the visitor sees their name with what they
 * write. Joining again changes nothing.
 */
export async function joinChat(
  app: App,
  actor: OperatorActor,
  input: { conversationId: string },
): Promise<ConversationSummary> {
  const id = await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const chat = await findLiveChat(trx, conversation.id);
    if (chat?.state !== "active") throw new AppError("chat-ended");
    if (chat.operatorId === actor.id) return conversation.id;
    const helpers = (await listHelpers(trx, [conversation.id])).get(conversation.id) ?? [];
    const known = helpers.find((one) => one.operatorId === actor.id);
    if (known?.joined) return conversation.id;
    if (!known && actor.role === "agent") throw new AppError("forbidden");
    await setHelping(trx, conversation.id, actor.id, HELPING.joined);
    const event = { type: "helper.joined" as const, operatorName: actor.name };
    await appendEvent(app, trx, announce, conversation, event, "internal");
    announce({ type: "conversation.changed", conversationId: conversation.id });
    announce({ type: "chat.viewers", conversationId: conversation.id });
    return conversation.id;
  });
  return describeConversation(app.db, id);
}

/** Helps no more, or declines to. Whoever is not in it is left alone. */
export async function leaveChat(
  app: App,
  actor: OperatorActor,
  input: { conversationId: string },
): Promise<{ left: true }> {
  await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    if (!(await stopHelping(trx, conversation.id, actor.id))) return;
    const event = { type: "helper.left" as const, operatorName: actor.name };
    const parted = await leaveShares(app, trx, announce, conversation, actor.id);
    await appendEvent(app, trx, announce, parted, event, "internal");
    announce({ type: "conversation.changed", conversationId: conversation.id });
    announce({ type: "chat.left", conversationId: conversation.id, operatorId: actor.id });
    announce({ type: "chat.viewers", conversationId: conversation.id });
  });
  return { left: true };
}
