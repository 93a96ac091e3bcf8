import type { AnswerShare, OwnShare } from "@palique/shared/sharing.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { changeShare, lookLater } from "./change-share.ts";
import { aboutShare, closeShare } from "./close-share.ts";
import { describeOwnShare } from "./describe-share.ts";
import { offers, sharingOf } from "./share-offers.ts";
import { type Held, holdShare } from "./share-rights.ts";
import type { Share } from "./shares.store.ts";

/** The visitor allows or refuses what an operator asked for, in this browser. See OwnSharesToServer. */
export async function answerShare(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  { shareId, allow }: AnswerShare,
): Promise<OwnShare> {
  const answered = await commit(app, async (trx, announce): Promise<Share | null> => {
    const held = await holdShare(app, trx, actor, shareId);
    const { share, conversation } = held;
    if (isRepeat(share, browserHash, allow)) return share;
    if (share.state !== "asked" || share.expiresAt <= app.now()) throw new AppError("conflict");
    if (!allow) return (await closeShare(app, trx, announce, held, "refused")).share;
    // Turned off since it was asked: that nothing comes of it has to stay, so it does not fail in here.
    if (!offers(await sharingOf(trx, conversation.siteId), share)) {
      await closeShare(app, trx, announce, held, "withdrawn");
      return null;
    }
    return beginShare(app, trx, announce, held, browserHash);
  });
  if (!answered) throw new AppError("conflict");
  return describeOwnShare(app, answered, browserHash);
}

/** After a lost answer. */
function isRepeat(share: Share, browserHash: string, allow: boolean): boolean {
  if (allow) return share.state === "active" && share.browserHash === browserHash;
  return share.state === "ended" && share.ending === "refused";
}

async function beginShare(
  app: App,
  trx: Db,
  announce: Announce,
  { share, conversation }: Held,
  browserHash: string,
): Promise<Share> {
  const now = app.now();
  const begun = { state: "active", browserHash, startedAt: now, seenAt: now };
  const active = await changeShare(trx, announce, share, begun);
  await lookLater(app, trx, announce, active, await sharingOf(trx, conversation.siteId));
  if (share.kind === "capture") return active;
  const event = { type: "share.started" as const, ...(await aboutShare(trx, share)) };
  await appendEvent(app, trx, announce, conversation, event);
  announce({ type: "conversation.changed", conversationId: conversation.id });
  return active;
}
