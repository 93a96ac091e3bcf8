import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { addJob } from "../jobs/add-job.ts";
import { callPeople } from "../notifications/call-people.ts";
import { announceChat } from "./announce-chat.ts";
import { clearDeclines, updateChat } from "./chats.store.ts";
import { chooseOffers, chooseWithdrawals, type HeldChat } from "./choose-offers.ts";
import { listCandidates, listUnoffered, markOffered, type UnofferedChat } from "./routing.store.ts";

/** Offers every chat it can. Runs when something changed, never by the clock. */
export async function routeChats(app: App): Promise<void> {
  await commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    await offerChats(app, trx, announce);
  });
}

/**
 * The same inside a transaction that holds the routing lock. Every use-case that frees or fills someone calls
 * it last, so a commit never leaves a chat waiting beside someone who is free.
 */
export async function offerChats(app: App, trx: Db, announce: Announce): Promise<void> {
  const candidates = await listCandidates(trx, app.now(), app.limits.operatorGraceMs);
  const withdrawn = chooseWithdrawals(candidates);
  for (const chat of withdrawn) await withdrawOffer(trx, announce, chat);
  const waiting = await listUnoffered(trx);
  const gone = new Set(withdrawn.map((chat) => chat.id));
  const current = candidates.map((one) => ({
    ...one,
    chats: one.chats.filter((chat) => !gone.has(chat.id)),
  }));
  const chats = new Map(waiting.map((chat) => [chat.id, chat]));
  for (const offer of chooseOffers(waiting, current, app.now())) {
    const chat = chats.get(offer.chatId);
    if (!chat) continue;
    if (offer.newRound) await clearDeclines(trx, chat.id);
    await offerChat(app, trx, announce, chat, offer.operatorId);
  }
}

async function offerChat(
  app: App,
  trx: Db,
  announce: Announce,
  chat: UnofferedChat,
  operatorId: string,
): Promise<void> {
  const now = app.now();
  const expiresAt = now + chat.offerSeconds * 1000;
  // The conversation's row before the chat's, as everywhere.
  await announceChat(trx, announce, chat.conversationId);
  await updateChat(trx, chat.id, { offeredTo: operatorId, offerExpiresAt: expiresAt });
  await markOffered(trx, operatorId, now);
  const payload = { chatId: chat.id };
  announce(
    await addJob(app, trx, {
      kind: "offer-expiry",
      key: `${chat.id}:${expiresAt}`,
      payload,
      runAt: expiresAt,
    }),
  );
  const { conversationId } = chat;
  await callPeople(app, trx, announce, { reason: "offer", conversationId, seq: 0, to: { operatorId } });
}

/** Takes a standing offer back, so that it can go to someone else. */
async function withdrawOffer(trx: Db, announce: Announce, chat: HeldChat): Promise<void> {
  await announceChat(trx, announce, chat.conversationId);
  await updateChat(trx, chat.id, { offeredTo: null, offerExpiresAt: null });
}
