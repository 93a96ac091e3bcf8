import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { findConversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { changeShare, lookLater } from "./change-share.ts";
import { closeShare } from "./close-share.ts";
import { asksMore, overAt } from "./next-look.ts";
import { sharingOf } from "./share-offers.ts";
import { findShare, type Share, touchShare } from "./shares.store.ts";

/** Whether any page of that browser is connected, in whatever process. */
export type IsBrowserHere = (siteId: string, browserHash: string) => Promise<boolean>;

/**
 * Job "share-over": ends what nobody answered in time, or what the visitor has been away from too long, and drops
 * what was asked for in between. While it goes on, the job is due again.
 */
export function lookAtShareWith(isBrowserHere: IsBrowserHere) {
  return async (app: App, { id }: { id: string }): Promise<void> => {
    const isHere = await isSharerHere(app, id, isBrowserHere);
    await commit(app, (trx, announce) => look(app, trx, announce, id, isHere));
  };
}

/** Of a page that is shown we hear from the page itself; the rest shows nothing here. */
async function isSharerHere(app: App, id: string, isBrowserHere: IsBrowserHere): Promise<boolean> {
  const share = await findShare(app.db, id);
  if (!share?.browserHash || (share.kind !== "screen" && share.kind !== "call")) return false;
  const conversation = await findConversation(app.db, share.conversationId);
  return conversation !== undefined && isBrowserHere(conversation.siteId, share.browserHash);
}

async function look(app: App, trx: Db, announce: Announce, id: string, isHere: boolean): Promise<void> {
  const known = await findShare(trx, id);
  const conversation = known && (await findConversationToWrite(app.store, trx, known.conversationId));
  const share = conversation && (await findShare(trx, id));
  if (!share || share.state === "ended") return;
  const now = app.now();
  const sharing = await sharingOf(trx, conversation.siteId);
  if (isHere) await touchShare(trx, id, now);
  const seen = isHere ? { ...share, seenAt: now } : share;
  if (overAt(seen, sharing) <= now) {
    const ending = seen.state === "asked" ? "unanswered" : seen.kind === "capture" ? "failed" : "idle";
    await closeShare(app, trx, announce, { share: seen, conversation }, ending);
    return;
  }
  await lookLater(app, trx, announce, await lapse(trx, announce, seen, now), sharing);
}

/** What was asked for while it goes on, and not answered in time, is not asked for any more. */
async function lapse(trx: Db, announce: Announce, share: Share, now: number): Promise<Share> {
  if (!asksMore(share) || share.expiresAt > now) return share;
  const nothing = { askedLevel: null, levelAskedBy: null, recordingAskedBy: null };
  return changeShare(trx, announce, share, nothing);
}
