import type { ChatView, RateChat } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { announceChat } from "./announce-chat.ts";
import { findChat } from "./chats.store.ts";
import { describeChat } from "./describe-chat.ts";
import { findRating, RATING_CHANGES_MS, saveRating } from "./ratings.store.ts";

/**
 * The visitor says what the chat that ended was like, once for each chat; for a while it can be changed. The
 * same again changes nothing. Operators read it, the visitor's side only learns that it was given.
 */
export async function rateChat(app: App, actor: VisitorActor, input: RateChat): Promise<ChatView> {
  const { conversationId, kind, score, comment } = input;
  await commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const chat = conversation.chatId ? await findChat(trx, conversation.chatId) : undefined;
    if (chat?.state !== "ended" || chat.operatorId === null) throw new AppError("conflict");
    const before = await findRating(trx, chat.id);
    if (before?.kind === kind && before.score === score && before.comment === comment) return;
    const department = await findDepartment(trx, chat.departmentId);
    if (kind !== (before?.kind ?? department?.rating)) throw new AppError("conflict");
    const now = app.now();
    if (before && now >= before.at + RATING_CHANGES_MS) throw new AppError("expired");
    const changed = before !== undefined && before.score !== score;
    const rating = { kind, score, comment };
    const { id: chatId, departmentId, operatorId } = chat;
    await saveRating(trx, {
      ...rating,
      ...{ chatId, conversationId, departmentId, operatorId },
      at: now,
      changedAt: now,
    });
    const operatorName = (await loadOperator(trx, operatorId))?.name ?? "";
    const event = { type: "chat.rated", operatorName, changed, ...rating } as const;
    await appendEvent(app, trx, announce, conversation, event, "internal");
    await announceChat(trx, announce, conversationId);
    const visitorName = conversation.contactName;
    announce({ type: "chat.rated", operatorId, conversationId, visitorName, rating });
  });
  return describeChat(app, conversationId);
}
