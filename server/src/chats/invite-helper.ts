import type { InviteHelper } from "@palique/shared/control.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendAndAnnounce, appendEvent } from "../conversations/append-event.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { HELPING, listHelpers, setHelping } from "../conversations/participants.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { findLiveChat } from "./chats.store.ts";

/**
 * Asks a colleague into a running chat. They see it from then on, whatever its department, and are told; joining
 * is up to them. Asking again changes nothing. Fails with "chat-ended" where no chat is running.
 */
export async function inviteHelper(
  app: App,
  actor: OperatorActor,
  { conversationId, operatorId, note }: InviteHelper,
): Promise<ConversationSummary> {
  const id = await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const chat = await findLiveChat(trx, conversation.id);
    if (chat?.state !== "active") throw new AppError("chat-ended");
    const helpers = (await listHelpers(trx, [conversation.id])).get(conversation.id) ?? [];
    const isIn = helpers.some((one) => one.operatorId === actor.id && one.joined);
    if (chat.operatorId !== actor.id && actor.role === "agent" && !isIn) throw new AppError("forbidden");
    const target = await loadOperator(trx, operatorId);
    if (!target || target.id === chat.operatorId || target.id === actor.id) {
      throw new AppError("bad-input", { field: "operatorId" });
    }
    if (helpers.some((one) => one.operatorId === target.id)) return conversation.id;
    await setHelping(trx, conversation.id, target.id, HELPING.asked);
    const event = { type: "helper.asked" as const, operatorName: target.name, byName: actor.name };
    const asked = await appendEvent(app, trx, announce, conversation, event, "internal");
    if (note) {
      const author = { kind: "operator" as const, id: actor.id, name: actor.name };
      const content = { text: note };
      const words = { clientId: app.id(), author, visibility: "internal" as const, content, at: app.now() };
      await appendAndAnnounce(trx, announce, asked, words, null);
    }
    announce({
      type: "helper.asked",
      operatorId: target.id,
      asked: { conversationId: conversation.id, number: conversation.number, byName: actor.name },
    });
    announce({ type: "conversation.changed", conversationId: conversation.id });
    return conversation.id;
  });
  return describeConversation(app.db, id);
}
