import type { App } from "../app.ts";
import { countSilence } from "../automatic/count-silence.ts";
import type { Announce } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, updateConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { announceMove } from "./announce-chat.ts";
import { type Chat, findChat, insertChat } from "./chats.store.ts";
import { hasRoom } from "./choose-offers.ts";
import { offerChats } from "./route-chats.ts";
import { listCandidates } from "./routing.store.ts";

const MINUTE_MS = 60_000;

/**
 * A new chat on the conversation, at once with the operator of the last one: within the department's time for
 * it, if that operator is there and has room besides what is offered to them. Null: it has to wait as others do.
 * The caller holds the routing lock and has checked that no chat is live on it.
 */
export async function goOnWithOperator(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<Conversation | null> {
  const before = conversation.chatId ? await findChat(trx, conversation.chatId) : undefined;
  const operatorId = before && (await findFree(app, trx, before, conversation.departmentId));
  const operator = operatorId ? await loadOperator(trx, operatorId) : null;
  if (!operator) return null;
  const { id: conversationId, departmentId } = conversation;
  const now = app.now();
  const chatId = app.id();
  await insertChat(trx, {
    ...{ id: chatId, conversationId, departmentId },
    state: "active",
    priority: 0,
    queueKey: now,
    queuedAt: now,
    placeAtStart: 0,
    preferredOperatorId: operator.id,
    offeredTo: null,
    offerExpiresAt: null,
    operatorId: operator.id,
    takenAt: now,
    endedAt: null,
    endedBy: null,
  });
  const changed = await updateConversation(trx, conversation, { chatId, snoozedUntil: null });
  announce({ type: "chat.owner", conversationId, operatorId: operator.id });
  const event = { type: "chat.resumed", operatorId: operator.id, operatorName: operator.name } as const;
  const resumed = await appendEvent(app, trx, announce, changed, event);
  await countSilence(app, trx, announce, resumed);
  announceMove(announce, { conversationId, departmentId });
  announce({ type: "operator.changed", operatorId: operator.id });
  await offerChats(app, trx, announce);
  return resumed;
}

/** The operator of the ended chat, if the visitor came back in time and they could be given a chat now. */
async function findFree(app: App, trx: Db, before: Chat, departmentId: string): Promise<string | null> {
  const department = await findDepartment(trx, departmentId);
  if (!department || department.disabled || before.endedAt === null) return null;
  if (app.now() >= before.endedAt + department.resumeMinutes * MINUTE_MS) return null;
  const candidates = await listCandidates(trx, app.now(), app.limits.operatorGraceMs);
  const operator = candidates.find(({ id }) => id === before.operatorId);
  const place = { departmentId, departmentCapacity: department.capacity };
  const isFree =
    operator?.accepting && operator.departmentIds.includes(departmentId) && hasRoom(operator, place);
  return isFree ? operator.id : null;
}
