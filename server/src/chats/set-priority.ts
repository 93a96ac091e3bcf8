import type { SetPriority } from "@palique/shared/control.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { PRIORITY_OF } from "@palique/shared/priority.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { updateConversation } from "../conversations/conversations.store.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { lockRouting } from "../db/store.ts";
import { announceMove } from "./announce-chat.ts";
import { findLiveChat, updateChat } from "./chats.store.ts";
import { PRIORITY_STEP_MS } from "./queue-chat.ts";
import { offerChats } from "./route-chats.ts";

/** Changes how urgent it is. A waiting chat moves in the queue at once, by as much as the steps are worth. */
export async function setPriority(
  app: App,
  actor: OperatorActor,
  input: SetPriority,
): Promise<ConversationSummary> {
  const priority = PRIORITY_OF[input.priority];
  const id = await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    if (conversation.priority === priority) return conversation.id;
    const chat = await findLiveChat(trx, conversation.id);
    if (chat) {
      // By the difference: a chat that was put back at the head of the queue stays as far in front.
      const queueKey = chat.queueKey + (chat.priority - priority) * PRIORITY_STEP_MS;
      await updateChat(trx, chat.id, { priority, queueKey });
    }
    const changed = await updateConversation(trx, conversation, { priority });
    const event = { type: "priority.set" as const, priority: input.priority, operatorName: actor.name };
    await appendEvent(app, trx, announce, changed, event, "internal");
    announce({ type: "conversation.changed", conversationId: conversation.id });
    if (chat?.state === "queued") {
      announceMove(announce, chat);
      await offerChats(app, trx, announce);
    }
    return conversation.id;
  });
  return describeConversation(app.db, id);
}
