import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { countSilence } from "../automatic/count-silence.ts";
import { greetVisitor } from "../automatic/say-automatically.ts";
import type { Announce } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, readByOperator, readForVisitor } from "../conversations/conversations.store.ts";
import { wakeConversation } from "../conversations/snooze-conversation.ts";
import type { Db } from "../db/store.ts";
import { countTaken } from "../invitations/answer-invitation.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { dropWaiting } from "../scheduled/release-scheduled.ts";
import { leaveShares } from "../sharing/leave-shares.ts";
import { announceMove } from "./announce-chat.ts";
import { type Chat, clearDeclines, NEW_HANDS, updateChat } from "./chats.store.ts";
import { checkCapacity } from "./check-capacity.ts";
import { offerChats } from "./route-chats.ts";
import { leaveOperator } from "./transfer-chat.ts";

/**
 * Gives a live chat, waiting or somebody else's, to an operator with room for it, tells both sides, and routes
 * what that frees. The caller holds the claim on the chat. Fails with "at-capacity".
 */
export async function makeResponsible(
  app: App,
  trx: Db,
  announce: Announce,
  chat: Chat,
  conversation: Conversation,
  target: OperatorActor,
): Promise<void> {
  await checkCapacity(app, trx, target.id, chat);
  const now = app.now();
  const before = chat.operatorId ? await loadOperator(trx, chat.operatorId) : null;
  await updateChat(trx, chat.id, {
    ...NEW_HANDS,
    state: "active",
    operatorId: target.id,
    takenAt: chat.takenAt ?? now,
    offeredTo: null,
    offerExpiresAt: null,
  });
  await clearDeclines(trx, chat.id);
  await leaveOperator(app, trx, announce, chat);
  const quiet = chat.operatorId
    ? await dropWaiting(app, trx, announce, conversation, "transferred", chat.operatorId)
    : conversation;
  const parted = await leaveShares(app, trx, announce, quiet, chat.operatorId);
  const awake =
    parted.snoozedUntil === null
      ? parted
      : await wakeConversation(app, trx, announce, parted, "operator", target.name);
  await readByOperator(trx, conversation.id, target.id, awake.lastSeq);
  await readForVisitor(trx, conversation.id, awake.lastSeq);
  announce({ type: "chat.owner", conversationId: conversation.id, operatorId: target.id });
  const { departmentId } = chat;
  const told = await appendEvent(
    app,
    trx,
    announce,
    awake,
    chat.state === "queued"
      ? {
          type: "chat.taken",
          operatorId: target.id,
          operatorName: target.name,
          waitedMs: now - chat.queuedAt,
        }
      : {
          type: "chat.transferred",
          operatorName: target.name,
          departmentId,
          fromName: before?.name ?? "",
          fromId: before?.id ?? null,
        },
  );
  if (chat.state === "queued") await countTaken(app, trx, chat.id);
  const greeted = chat.state === "queued" ? await greetVisitor(app, trx, announce, told) : told;
  await countSilence(app, trx, announce, greeted);
  announceMove(announce, chat);
  announce({ type: "operator.changed", operatorId: target.id });
  await offerChats(app, trx, announce);
}
