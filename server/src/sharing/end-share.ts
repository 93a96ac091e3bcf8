import type { CallMedia, ShareEnding, ShareKind } from "@palique/shared/share-names.ts";
import type { FinishShare, OwnShare, ShareView, StopShare } from "@palique/shared/sharing.ts";
import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { type Conversation, findConversationToWrite } from "../conversations/conversations.store.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { removeJob } from "../jobs/add-job.ts";
import { findOperator } from "../operators/operators.store.ts";
import { findShareToSee } from "./ask-share.ts";
import { describeOwnShare, describeShare } from "./describe-share.ts";
import { findOwnShare } from "./own-share.ts";
import { listOpenShares, type Share, updateShare } from "./shares.store.ts";

const NEVER_BEGAN = ["refused", "unanswered", "withdrawn"] as const;

/** Ends it and says so in the conversation, which the caller has to write. One that has ended stays as it is. */
export async function closeShare(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  share: Share,
  ending: ShareEnding,
): Promise<Share> {
  if (share.state === "ended") return share;
  const now = app.now();
  await removeJob(trx, "share-over", share.id);
  await tellEnd(app, trx, announce, conversation, share, ending, now);
  announce({ type: "share.changed", shareId: share.id });
  return updateShare(trx, share, {
    state: "ended",
    endedAt: now,
    ending,
    level: "view",
    controlledBy: null,
    askedLevel: null,
    levelAskedBy: null,
    recordingAskedBy: null,
    recordedSince: null,
  });
}

async function tellEnd(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  share: Share,
  ending: ShareEnding,
  now: number,
): Promise<void> {
  const kind = share.kind as ShareKind;
  const media = share.media as CallMedia | null;
  const operatorName = (await findOperator(trx, share.operatorId))?.name ?? "";
  const about = { kind, media, operatorName };
  const refused = NEVER_BEGAN.find((one) => one === ending) ?? (ending === "failed" ? ending : null);
  if (refused && (share.startedAt === null || kind === "capture")) {
    await appendEvent(app, trx, announce, conversation, { type: "share.refused", ...about, ending: refused });
  } else if (share.startedAt !== null && kind !== "capture") {
    const ms = now - share.startedAt;
    await appendEvent(app, trx, announce, conversation, { type: "share.ended", ...about, ending, ms });
  }
}

/** With the chat ends what was shared in it. */
export async function endShares(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
): Promise<Conversation> {
  const open = await listOpenShares(trx, conversation.id);
  if (open.length === 0) return conversation;
  for (const share of open) {
    const now = (await findConversationToWrite(app.store, trx, conversation.id)) ?? conversation;
    await closeShare(app, trx, announce, now, share, "chat-ended");
  }
  return (await findConversationToWrite(app.store, trx, conversation.id)) ?? conversation;
}

/** The visitor stops it, or takes control or recording back. */
export async function stopOwnShare(
  app: App,
  actor: VisitorActor,
  browserHash: string | null,
  { shareId, what }: StopShare,
): Promise<OwnShare> {
  const share = await commit(app, async (trx, announce) => {
    const open = await findOwnShare(app, actor, shareId, trx);
    if (open.state === "ended") return open;
    if (what !== "all") return takeBack(trx, announce, open, what);
    const conversation = await findOwnToWrite(app, trx, actor, open.conversationId);
    const ending = open.state === "asked" ? "refused" : "stopped";
    return closeShare(app, trx, announce, conversation, open, ending);
  });
  return describeOwnShare(app, share, browserHash);
}

/** A capture was sent, or what was allowed did not work. */
export async function finishShare(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  { shareId, ending }: FinishShare,
): Promise<OwnShare> {
  const share = await commit(app, async (trx, announce) => {
    const open = await findOwnShare(app, actor, shareId, trx);
    if (open.state === "ended") return open;
    if (open.browserHash !== browserHash) throw new AppError("conflict");
    const conversation = await findOwnToWrite(app, trx, actor, open.conversationId);
    return closeShare(app, trx, announce, conversation, open, ending);
  });
  return describeOwnShare(app, share, browserHash);
}

/** An operator ends or withdraws it, or gives control back, or stops the recording. */
export async function stopShare(
  app: App,
  actor: OperatorActor,
  { shareId, what }: StopShare,
): Promise<ShareView> {
  const share = await commit(app, async (trx, announce) => {
    const open = await findShareToSee(app, trx, actor, shareId);
    if (open.state === "ended") return open;
    if (what !== "all") return takeBack(trx, announce, open, what);
    const conversation = await findOwnToWrite(app, trx, actor, open.conversationId);
    const ending = open.state === "asked" ? "withdrawn" : "ended";
    return closeShare(app, trx, announce, conversation, open, ending);
  });
  return describeShare(app.db, share);
}

function takeBack(trx: Db, announce: Announce, share: Share, what: "control" | "recording"): Promise<Share> {
  announce({ type: "share.changed", shareId: share.id });
  if (what === "recording") return updateShare(trx, share, { recordingAskedBy: null, recordedSince: null });
  return updateShare(trx, share, {
    level: "view",
    controlledBy: null,
    askedLevel: null,
    levelAskedBy: null,
  });
}
