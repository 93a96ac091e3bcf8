import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { findOwn } from "../conversations/find-own.ts";
import { describeConversation } from "../conversations/summaries.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { announceChat } from "./announce-chat.ts";
import { addDecline, type Chat, findChat, updateChat } from "./chats.store.ts";
import { offerChats } from "./route-chats.ts";
import { countMiss, setAway } from "./routing.store.ts";

/** Refused or missed this many times in a row: the operator is away and gets no more. */
const MISSES_UNTIL_AWAY = 2;

/** The operator does not want the chat offered to them. Declining what is not offered (any more) changes nothing. */
export async function refuseOffer(
  app: App,
  actor: OperatorActor,
  input: { chatId: string },
): Promise<ConversationSummary> {
  const chat = await findChat(app.db, input.chatId);
  if (!chat) throw new AppError("not-found");
  await findOwn(app, actor, chat.conversationId);
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const current = await findChat(trx, chat.id);
    if (current?.state === "queued" && current.offeredTo === actor.id) {
      await decline(app, trx, announce, current, actor.id);
    }
  });
  return describeConversation(app.db, chat.conversationId);
}

/** Job: the time of an offer is over. Nothing happens when it was answered, or was made anew since. */
export async function expireOffer(app: App, input: { chatId: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const chat = await findChat(trx, input.chatId);
    if (chat?.state !== "queued" || chat.offeredTo === null) return;
    if (chat.offerExpiresAt !== null && chat.offerExpiresAt > app.now()) return;
    await decline(app, trx, announce, chat, chat.offeredTo);
  });
}

async function decline(app: App, trx: Db, announce: Announce, chat: Chat, operatorId: string): Promise<void> {
  await announceChat(trx, announce, chat.conversationId);
  await updateChat(trx, chat.id, { offeredTo: null, offerExpiresAt: null });
  await addDecline(trx, chat.id, operatorId);
  if ((await countMiss(trx, operatorId)) >= MISSES_UNTIL_AWAY) {
    await setAway(trx, operatorId);
    announce({ type: "operator.changed", operatorId });
    announce({ type: "availability.changed" });
  }
  await offerChats(app, trx, announce);
}
