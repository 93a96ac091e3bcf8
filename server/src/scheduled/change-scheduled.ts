import type { CancelScheduled, ScheduledList, SendScheduled } from "@palique/shared/scheduled.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { commit } from "../commit.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { sendWaiting, takeBack } from "./release-scheduled.ts";
import { listWaiting, readScheduled, type Scheduled } from "./scheduled.store.ts";

/** Takes messages back before they are sent. Those that left already are not in the answer's list either. */
export async function cancelScheduled(
  app: App,
  actor: OperatorActor,
  input: CancelScheduled,
): Promise<ScheduledList> {
  return commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, input.conversationId);
    const waiting = await listWaiting(trx, conversation.id);
    const named = waiting.filter((one) => input.clientIds.includes(one.clientId));
    await checkMay(trx, actor, conversation.id, named);
    let changed = conversation;
    for (const operatorId of new Set(named.map((one) => one.operatorId))) {
      const theirs = named.filter((one) => one.operatorId === operatorId);
      changed = await takeBack(app, trx, announce, changed, theirs);
    }
    return readScheduled(trx, changed, app.now());
  });
}

/** Sends one and those before it of the same operator without further typing. */
export async function sendScheduled(
  app: App,
  actor: OperatorActor,
  { conversationId, clientId }: SendScheduled,
): Promise<ScheduledList> {
  return commit(app, async (trx, announce) => {
    const conversation = await findOwnToWrite(app, trx, actor, conversationId);
    const [named] = (await listWaiting(trx, conversation.id)).filter((one) => one.clientId === clientId);
    if (!named) return readScheduled(trx, conversation, app.now());
    await checkMay(trx, actor, conversation.id, [named]);
    const sent = await sendWaiting(app, trx, announce, conversation, named.operatorId, clientId);
    return readScheduled(trx, sent, app.now());
  });
}

/** One's own; those of others for whoever is responsible for the chat, and for supervisors. */
async function checkMay(
  trx: Db,
  actor: OperatorActor,
  conversationId: string,
  named: readonly Scheduled[],
): Promise<void> {
  if (actor.role !== "agent" || named.every((one) => one.operatorId === actor.id)) return;
  const chat = await findLiveChat(trx, conversationId);
  if (chat?.operatorId !== actor.id) throw new AppError("forbidden");
}
