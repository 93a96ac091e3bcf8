import { localized, nearestLocale } from "@palique/shared/locale.ts";
import { priorityName } from "@palique/shared/priority.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import { appendAndAnnounce, appendEvent } from "../conversations/append-event.ts";
import {
  type Conversation,
  insertConversation,
  readByOperator,
} from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { answerInvitation, countTaken, hostOf, withdrawAll } from "../invitations/answer-invitation.ts";
import type { StoredInvitation } from "../invitations/invitations.store.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { findOperator } from "../operators/operators.store.ts";
import type { Visitor } from "../visitors/visitors.store.ts";
import { beginAtOnce } from "./begin-at-once.ts";
import { isAccepting } from "./free-operators.ts";
import type { ChatPlan } from "./plan-chat.ts";
import { queueChat } from "./queue-chat.ts";

/** What the page said of the chat, as far as it counts. */
interface Said {
  priority: number;
  /** JSON; null: nothing. */
  variables: string | null;
}

/** The connection it begins on. */
interface Beginning {
  liveId: string | null;
  socketId: string;
}

/**
 * A new conversation with its chat, as planned, and with the words of the invitation it answers. The caller holds the
 * routing lock and calls offerChats afterwards.
 */
export async function openChat(
  app: App,
  trx: Db,
  announce: Announce,
  visitor: Visitor,
  plan: ChatPlan,
  said: Said,
  { liveId, socketId }: Beginning,
): Promise<Conversation> {
  const { departmentId, invitation } = plan;
  const conversation = await insertConversation(trx, {
    id: app.id(),
    siteId: visitor.siteId,
    departmentId,
    contactId: visitor.contactId,
    contactName: visitor.name,
    visitorId: visitor.id,
    ...said,
    now: app.now(),
  });
  const begun = await begin(app, trx, announce, conversation, plan);
  const by = { visitorId: visitor.id, chatId: begun.chatId, socketId };
  const isAnswer = invitation !== null && (await answerInvitation(app, trx, announce, invitation, by));
  await withdrawAll(app, trx, announce, { liveId: liveId ?? "", visitorId: visitor.id });
  const invited = isAnswer ? await sayInvitation(app, trx, announce, begun, invitation, visitor) : begun;
  if (isAnswer && plan.operatorId && begun.chatId) await countTaken(app, trx, begun.chatId);
  if (said.priority === 0) return invited;
  const priority = priorityName(said.priority);
  const event = { type: "priority.set" as const, priority, operatorName: null };
  return appendEvent(app, trx, announce, invited, event, "internal");
}

async function begin(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  { operatorId, invitation }: ChatPlan,
): Promise<Conversation> {
  if (operatorId === null) return queueChat(app, trx, announce, conversation, hostOf(invitation));
  const operator = await loadOperator(trx, operatorId);
  // They left a moment ago: the browser asks again and gets another place.
  if (!operator || !(await isAccepting(app, trx, operatorId))) throw new AppError("conflict");
  const event = { type: "chat.taken", operatorId, operatorName: operator.name, waitedMs: 0 } as const;
  return beginAtOnce(app, trx, announce, conversation, operatorId, event);
}

/** Whoever invited has spoken first: an operator under their own name, a rule as automatic messages do. */
async function sayInvitation(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  invitation: StoredInvitation,
  { language }: Visitor,
): Promise<Conversation> {
  const { operatorId, text } = invitation;
  const operator = operatorId ? await findOperator(trx, operatorId) : null;
  const department = await findDepartment(trx, conversation.departmentId);
  const name =
    operator?.name ?? localized(department?.names ?? {}, nearestLocale(language, app.config.defaultLocale));
  const author = hostOf(invitation)
    ? { kind: "operator" as const, id: operatorId, name }
    : { kind: "bot" as const, id: null, name };
  // It welcomes the visitor: the department's greeting would do so once more. See greetVisitor.
  const clientId = `greeting-${conversation.chatId}`;
  const message = { clientId, author, visibility: "public" as const, content: { text }, at: app.now() };
  const stored = await appendAndAnnounce(trx, announce, conversation, message, null);
  const host = hostOf(invitation);
  if (host) await readByOperator(trx, conversation.id, host, stored.message.seq);
  return stored.conversation;
}
