import type { CallMedia, ShareKind } from "@palique/shared/share-names.ts";
import type { AnswerMore, AnswerShare, OwnShare } from "@palique/shared/sharing.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { appendEvent } from "../conversations/append-event.ts";
import { findOwnToWrite } from "../conversations/find-own.ts";
import { AppError } from "../errors.ts";
import { removeJob } from "../jobs/add-job.ts";
import { findOperator } from "../operators/operators.store.ts";
import { describeOwnShare } from "./describe-share.ts";
import { closeShare } from "./end-share.ts";
import { findOwnShare } from "./own-share.ts";
import { type Share, updateShare } from "./shares.store.ts";

/** The visitor allows or refuses what an operator asked for, in this browser. See OwnSharesToServer. */
export async function answerShare(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  { shareId, allow }: AnswerShare,
): Promise<OwnShare> {
  const share = await commit(app, async (trx, announce): Promise<Share> => {
    const asked = await findOwnShare(app, actor, shareId, trx);
    if (asked.state === "active" && allow && asked.browserHash === browserHash) return asked;
    if (asked.state === "ended" && !allow && asked.ending === "refused") return asked;
    if (asked.state !== "asked") throw new AppError("conflict");
    const conversation = await findOwnToWrite(app, trx, actor, asked.conversationId);
    if (!allow) return closeShare(app, trx, announce, conversation, asked, "refused");
    const now = app.now();
    await removeJob(trx, "share-over", asked.id);
    if (asked.kind !== "capture") {
      const operatorName = (await findOperator(trx, asked.operatorId))?.name ?? "";
      const kind = asked.kind as ShareKind;
      const media = asked.media as CallMedia | null;
      await appendEvent(app, trx, announce, conversation, {
        type: "share.started",
        kind,
        media,
        operatorName,
      });
    }
    announce({ type: "share.changed", shareId });
    return updateShare(trx, asked, { state: "active", browserHash, startedAt: now, seenAt: now });
  });
  return describeOwnShare(app, share, browserHash);
}

/** The visitor's answer to control, or to being recorded. */
export async function answerMore(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  { shareId, about, allow }: AnswerMore,
): Promise<OwnShare> {
  const share = await commit(app, async (trx, announce): Promise<Share> => {
    const open = await findOwnShare(app, actor, shareId, trx);
    if (open.state !== "active" || open.browserHash !== browserHash) throw new AppError("conflict");
    announce({ type: "share.changed", shareId });
    if (about === "recording") {
      if (open.recordingAskedBy === null) throw new AppError("conflict");
      return updateShare(trx, open, {
        recordingAskedBy: null,
        recordedSince: allow ? (open.recordedSince ?? app.now()) : open.recordedSince,
      });
    }
    if (open.levelAskedBy === null || open.askedLevel === null) throw new AppError("conflict");
    const given = allow ? { level: open.askedLevel, controlledBy: open.levelAskedBy } : {};
    return updateShare(trx, open, { ...given, askedLevel: null, levelAskedBy: null });
  });
  return describeOwnShare(app, share, browserHash);
}
