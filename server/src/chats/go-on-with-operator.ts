import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { beginAtOnce } from "./begin-at-once.ts";
import { type Chat, findChat } from "./chats.store.ts";
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
  const event = { type: "chat.resumed", operatorId: operator.id, operatorName: operator.name } as const;
  const resumed = await beginAtOnce(app, trx, announce, conversation, operator.id, event);
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
