import type { Bulk, BulkAction, BulkResult } from "@palique/shared/bulk.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { assignChat } from "../chats/answer-transfer.ts";
import { endChat } from "../chats/end-chat.ts";
import { setPriority } from "../chats/set-priority.ts";
import { transferChat } from "../chats/transfer-chat.ts";
import { findOwn } from "../conversations/find-own.ts";
import { snoozeConversation } from "../conversations/snooze-conversation.ts";
import { AppError } from "../errors.ts";
import { tagConversation } from "../tags/tag-conversation.ts";
import { changeTicketStatus } from "../tickets/change-ticket-status.ts";

/** Does one thing to each of them, as if it were asked alone, and says which could not be done and why. */
export async function actOnMany(app: App, actor: OperatorActor, { ids, action }: Bulk): Promise<BulkResult> {
  const result: BulkResult = { done: [], failed: [] };
  for (const id of new Set(ids)) {
    try {
      await actOn(app, actor, id, action);
      result.done.push(id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      result.failed.push({ id, error: error.code });
    }
  }
  return result;
}

async function actOn(app: App, actor: OperatorActor, id: string, action: BulkAction): Promise<unknown> {
  const conversation = await findOwn(app, actor, id);
  const conversationId = conversation.id;
  const chatId = () => {
    if (!conversation.chatId) throw new AppError("chat-ended");
    return conversation.chatId;
  };
  switch (action.type) {
    case "end":
      return endChat(app, actor, { chatId: chatId() });
    case "assign":
      return assignChat(app, actor, { chatId: chatId(), operatorId: action.operatorId });
    case "move": {
      if (conversation.departmentId === action.departmentId) return null;
      return transferChat(app, actor, {
        chatId: chatId(),
        to: { departmentId: action.departmentId },
        note: "",
      });
    }
    case "tag":
      return tagConversation(app, actor, { conversationId, tagId: action.tagId, on: action.on });
    case "priority":
      return setPriority(app, actor, { conversationId, priority: action.priority });
    case "ticket":
      return changeTicketStatus(app, actor, { conversationId, status: action.status });
    case "snooze":
      return snoozeConversation(app, actor, { conversationId, until: action.until });
  }
}
