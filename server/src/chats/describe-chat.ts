import type { ChatRating, ChatView } from "@palique/shared/visitor.ts";
import type { App } from "../app.ts";
import { type Conversation, findConversation } from "../conversations/conversations.store.ts";
import { isDepartmentOnline } from "../departments/availability.ts";
import { type Department, findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { findOperatorCard } from "../operators/describe-operator.ts";
import { type Chat, findChat, findPlace, listRecentWaits } from "./chats.store.ts";
import { estimateWait } from "./estimate-wait.ts";
import { findRating, RATING_CHANGES_MS } from "./ratings.store.ts";

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
    rating: await describeRating(app, chat, department),
  };
}

function viewOf(conversation: Conversation, chat: Chat) {
  return {
    conversationId: conversation.id,
    number: conversation.number,
    rev: conversation.rev,
    state: chat.state as ChatView["state"],
    held: chat.heldAt !== null,
    departmentId: conversation.departmentId,
    operatorReadSeq: conversation.operatorReadSeq,
    visitorReadSeq: conversation.visitorReadSeq,
  };
}

/** Nobody is asked about a chat that no operator had. What was given stays to be seen. */
async function describeRating(
  app: App,
  chat: Chat,
  department: Department | null,
): Promise<ChatRating | null> {
  if (chat.state !== "ended" || chat.operatorId === null) return null;
  const given = await findRating(app.db, chat.id);
  if (given) {
    const { kind, score, comment, at } = given;
    return { kind, given: { score, comment }, changeUntil: at + RATING_CHANGES_MS };
  }
  const kind = department?.rating ?? "off";
  return kind === "off" ? null : { kind, given: null, changeUntil: null };
}

async function describePlace(app: App, chat: Chat) {
  const position = await findPlace(app.db, chat);
  const waits = await listRecentWaits(app.db, chat.departmentId, app.now() - RECENT_MS);
  return { position, estimateMs: estimateWait(waits, position) };
}
