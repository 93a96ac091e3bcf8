import type { SnoozeConversation } from "@palique/shared/control.ts";
import type { ConversationEvent } from "@palique/shared/conversation.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { countAfterRest } from "../automatic/count-silence.ts";
import { type Chat, findLiveChat } from "../chats/chats.store.ts";
import { offerChats } from "../chats/route-chats.ts";
import { type Announce, commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { addJob, rescheduleJob } from "../jobs/add-job.ts";
import type { JobHandler } from "../jobs/job-kinds.ts";
import { findTicket } from "../tickets/tickets.store.ts";
import { appendEvent } from "./append-event.ts";
import { type Conversation, findConversationToWrite, updateConversation } from "./conversations.store.ts";
import { findOwnToWrite } from "./find-own.ts";
import { describeConversation } from "./summaries.store.ts";

/** Nobody plans further ahead; what is meant is most likely a slip. */
const MOST_MS = 366 * 24 * 3_600_000;

type Reason = Extract<ConversationEvent, { type: "snooze.ended" }>["reason"];

/**
 * Puts a conversation off until a time, or takes it back now. It comes back by itself then, or at once when the
 * visitor writes. A snoozed chat does not count against its operator's limit.
 */
export async function snoozeConversation(
  app: App,
  actor: OperatorActor,
  { conversationId, until }: SnoozeConversation,
): Promise<ConversationSummary> {
  const id = await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const chat = await findLiveChat(trx, conversation.id);
    await checkMayPutOff(trx, actor, conversation, chat);
    if (until === null) {
      if (conversation.snoozedUntil !== null) {
        await wakeConversation(app, trx, announce, conversation, "operator", actor.name);
      }
    } else if (until !== conversation.snoozedUntil) {
      await putOff(app, trx, announce, conversation, actor, until);
    }
    if (chat?.operatorId) announce({ type: "operator.changed", operatorId: chat.operatorId });
    await offerChats(app, trx, announce);
    return conversation.id;
  });
  return describeConversation(app.db, id);
}

/** A chat by the one who has it, or a supervisor; a ticket by everyone who sees it. */
async function checkMayPutOff(
  trx: Db,
  actor: OperatorActor,
  conversation: Conversation,
  chat: Chat | undefined,
): Promise<void> {
  if (chat?.state === "queued") throw new AppError("conflict");
  if (chat) {
    if (chat.operatorId !== actor.id && actor.role === "agent") throw new AppError("forbidden");
    return;
  }
  const ticket = await findTicket(trx, conversation.id);
  if (!ticket || ticket.status === "resolved") throw new AppError("conflict");
}

async function putOff(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  actor: OperatorActor,
  until: number,
): Promise<void> {
  const now = app.now();
  if (until <= now || until > now + MOST_MS) throw new AppError("bad-input", { field: "until" });
  const changed = await updateConversation(trx, conversation, { snoozedUntil: until });
  const event = { type: "snooze.set" as const, until, operatorName: actor.name };
  await appendEvent(app, trx, announce, changed, event, "internal");
  announce({ type: "conversation.changed", conversationId: conversation.id });
  const payload = { conversationId: conversation.id };
  announce(
    await rescheduleJob(app, trx, { kind: "snooze-over", key: conversation.id, payload, runAt: until }),
  );
}

/** Back in the lists, with a line that says why. */
export async function wakeConversation(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  reason: Reason,
  operatorName: string | null,
): Promise<Conversation> {
  const changed = await updateConversation(trx, conversation, { snoozedUntil: null });
  announce({ type: "conversation.changed", conversationId: conversation.id });
  const operatorId = (await findLiveChat(trx, conversation.id))?.operatorId;
  if (operatorId) {
    announce({ type: "operator.changed", operatorId });
    // Put-off chats stay with an operator who went home: now it is seen whether somebody else must have it.
    const [now, payload] = [app.now(), { operatorId }];
    const key = `${operatorId}:${now}:${conversation.id}`;
    announce(await addJob(app, trx, { kind: "operator-gone", key, payload, runAt: now }));
  }
  const event = { type: "snooze.ended" as const, reason, operatorName };
  const awake = await appendEvent(app, trx, announce, changed, event, "internal");
  await countAfterRest(app, trx, announce, awake);
  return awake;
}

/** Job: the time has come. Whatever came back before, or was put off further, is left as it is. */
export const endSnooze: JobHandler<"snooze-over"> = async (app, { conversationId }, job) => {
  await commit(app, async (trx, announce) => {
    const conversation = await findConversationToWrite(app.store, trx, conversationId);
    const until = conversation?.snoozedUntil ?? null;
    if (!conversation || until === null) return;
    // The clock was put back meanwhile.
    if (until > app.now()) return job.postpone(until);
    await wakeConversation(app, trx, announce, conversation, "time", null);
  });
};
