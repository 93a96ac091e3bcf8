import type { ChatView } from "@palique/shared/visitor.ts";
import type { App } from "../app.ts";
import { type Conversation, findConversation } from "../conversations/conversations.store.ts";
import { isDepartmentOnline } from "../departments/availability.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { findOperatorCard } from "../operators/describe-operator.ts";
import { type Chat, findChat, findPlace, listRecentWaits } from "./chats.store.ts";
import { estimateWait } from "./estimate-wait.ts";

/** Waits older than this say nothing about today. */
const RECENT_MS = 24 * 3_600_000;

/** The chat of a conversation as its visitor sees it. */
export async function describeChat(app: App, conversationId: string): Promise<ChatView> {
  const conversation = await findConversation(app.db, conversationId);
  if (!conversation) throw new AppError("not-found");
  const chat = conversation.chatId ? await findChat(app.db, conversation.chatId) : undefined;
  if (!chat) throw new AppError("not-found");
  const [department, operator, departmentOnline, queue] = await Promise.all([
    findDepartment(app.db, conversation.departmentId),
    chat.operatorId ? findOperatorCard(app, chat.operatorId) : null,
    isDepartmentOnline(app, conversation.departmentId),
    chat.state === "queued" ? describePlace(app, chat) : { position: null, estimateMs: null },
  ]);
  return {
    ...viewOf(conversation, chat),
    ...queue,
    departmentName: department?.names ?? {},
    operator,
    departmentOnline,
  };
}

function viewOf(conversation: Conversation, chat: Chat) {
  return {
    conversationId: conversation.id,
    number: conversation.number,
    rev: conversation.rev,
    state: chat.state as ChatView["state"],
    departmentId: conversation.departmentId,
    operatorReadSeq: conversation.operatorReadSeq,
    visitorReadSeq: conversation.visitorReadSeq,
  };
}

async function describePlace(app: App, chat: Chat) {
  const position = await findPlace(app.db, chat);
  const waits = await listRecentWaits(app.db, chat.departmentId, app.now() - RECENT_MS);
  return { position, estimateMs: estimateWait(waits, position) };
}
