import type { ConversationSummary, TransferChat } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { countSilence } from "../automatic/count-silence.ts";
import { type Announce, commit } from "../commit.ts";
import { appendAndAnnounce, appendEvent } from "../conversations/append-event.ts";
import { type Conversation, updateConversation } from "../conversations/conversations.store.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import type { Db } from "../db/store.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { addJob } from "../jobs/add-job.ts";
import { callPeople } from "../notifications/call-people.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { dropWaiting } from "../scheduled/release-scheduled.ts";
import { leaveShares } from "../sharing/leave-shares.ts";
import { announceMove } from "./announce-chat.ts";
import { type Chat, NEW_HANDS, updateChat } from "./chats.store.ts";
import { checkCapacity } from "./check-capacity.ts";
import { claimChat } from "./claim-chat.ts";
import { offerChats } from "./route-chats.ts";
import { markEnded } from "./routing.store.ts";

/**
 * Hands an active chat on with its whole history: to an operator as an offer, during which the sender stays
 * responsible, or into the queue of a department, where the person keeps the time already waited.
 */
export async function transferChat(
  app: App,
  actor: OperatorActor,
  { chatId, to, note }: TransferChat,
): Promise<ConversationSummary> {
  const conversationId = await commit(app, async (trx, announce) => {
    const { chat, conversation } = await claimChat(app, trx, actor, chatId);
    if (chat.state !== "active") throw new AppError("chat-ended");
    if (chat.operatorId !== actor.id && actor.role === "agent") throw new AppError("forbidden");
    if (chat.transferTo !== null) throw new AppError("conflict");
    const noted = note ? await addTransferNote(app, trx, announce, conversation, actor, note) : conversation;
    if ("operatorId" in to) await offerTo(app, trx, announce, chat, noted, actor, to.operatorId);
    else await moveTo(app, trx, announce, chat, noted, actor, to.departmentId);
    return conversation.id;
  });
  return describeConversation(app.db, conversationId);
}

async function addTransferNote(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  actor: OperatorActor,
  text: string,
): Promise<Conversation> {
  const author = { kind: "operator" as const, id: actor.id, name: actor.name };
  const content = {
    clientId: app.id(),
    author,
    visibility: "internal" as const,
    content: { text },
    at: app.now(),
  };
  return (await appendAndAnnounce(trx, announce, conversation, content, null)).conversation;
}

async function offerTo(
  app: App,
  trx: Db,
  announce: Announce,
  chat: Chat,
  conversation: Conversation,
  actor: OperatorActor,
  operatorId: string,
): Promise<void> {
  const target = await loadOperator(trx, operatorId);
  if (!target || target.id === chat.operatorId) throw new AppError("bad-input", { field: "to" });
  await checkCapacity(app, trx, target.id, chat);
  const department = await findDepartment(trx, chat.departmentId);
  const expiresAt = app.now() + (department?.offerSeconds ?? 60) * 1000;
  await updateChat(trx, chat.id, { transferTo: target.id, transferExpiresAt: expiresAt });
  const event = { type: "transfer.offered" as const, fromName: actor.name, toName: target.name };
  await appendEvent(app, trx, announce, conversation, event, "internal");
  const key = `${chat.id}:${expiresAt}`;
  announce(
    await addJob(app, trx, { kind: "transfer-expiry", key, payload: { chatId: chat.id }, runAt: expiresAt }),
  );
  const conversationId = conversation.id;
  await callPeople(app, trx, announce, { reason: "transfer", conversationId, seq: 0, to: { operatorId } });
  announce({ type: "conversation.changed", conversationId });
}

async function moveTo(
  app: App,
  trx: Db,
  announce: Announce,
  chat: Chat,
  conversation: Conversation,
  actor: OperatorActor,
  departmentId: string,
): Promise<void> {
  const department = await findDepartment(trx, departmentId);
  if (!department || department.disabled || department.id === chat.departmentId) {
    throw new AppError("bad-input", { field: "to" });
  }
  // queueKey stays: whoever was answered once does not wait behind everyone who came later.
  await updateChat(trx, chat.id, {
    ...NEW_HANDS,
    state: "queued",
    departmentId,
    operatorId: null,
    takenAt: null,
    preferredOperatorId: null,
  });
  const quiet = await dropWaiting(app, trx, announce, conversation, "transferred");
  const parted = await leaveShares(app, trx, announce, quiet, chat.operatorId);
  const moved = await updateConversation(trx, parted, { departmentId, snoozedUntil: null });
  const event = {
    type: "chat.transferred" as const,
    operatorName: null,
    departmentId,
    fromName: actor.name,
    fromId: actor.id,
  };
  await countSilence(app, trx, announce, await appendEvent(app, trx, announce, moved, event));
  await leaveOperator(app, trx, announce, chat);
  const conversationId = conversation.id;
  await callPeople(app, trx, announce, { reason: "waiting", conversationId, seq: 0, to: { departmentId } });
  announceMove(announce, { conversationId, departmentId });
  announce({ type: "chat.moved", conversationId });
  await offerChats(app, trx, announce);
}

/** The one who had it does not any more: has room again, and has just been busy. */
export async function leaveOperator(app: App, trx: Db, announce: Announce, chat: Chat): Promise<void> {
  if (!chat.operatorId) return;
  await markEnded(trx, chat.operatorId, app.now());
  announce({ type: "chat.left", conversationId: chat.conversationId, operatorId: chat.operatorId });
  announce({ type: "operator.changed", operatorId: chat.operatorId });
}
