import type { OwnShare, ShareView, StopShare } from "@palique/shared/sharing.ts";
import type { OperatorActor, VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { changeShare, NO_CONTROL } from "./change-share.ts";
import { closeShare, isUnderWay } from "./close-share.ts";
import { describeOwnShare, describeShare } from "./describe-share.ts";
import { holdShare, isInCharge, mayEndShare } from "./share-rights.ts";
import type { Share } from "./shares.store.ts";

/** The visitor stops it, or takes control or recording back, from whatever browser. A picture is just not sent. */
export async function stopOwnShare(
  app: App,
  actor: VisitorActor,
  browserHash: string | null,
  { shareId, what }: StopShare,
): Promise<OwnShare> {
  const share = await commit(app, async (trx, announce) => {
    const held = await holdShare(app, trx, actor, shareId);
    const { share: open } = held;
    if (what === "control") return takeBackControl(trx, announce, open);
    if (what === "recording") return stopRecording(app, trx, announce, open, null);
    return (await closeShare(app, trx, announce, held, isUnderWay(open) ? "stopped" : "refused")).share;
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
    const held = await holdShare(app, trx, actor, shareId);
    const { share: open } = held;
    if (open.state === "ended") return open;
    if (what === "control") return giveBackControl(trx, announce, actor, open);
    if (!(await mayEndShare(trx, actor, open))) throw new AppError("forbidden");
    if (what === "recording") return stopRecording(app, trx, announce, open, actor.id);
    return (await closeShare(app, trx, announce, held, isUnderWay(open) ? "ended" : "withdrawn", actor.id))
      .share;
  });
  return describeShare(app.db, share);
}

/** Who has control or asked for it lets go of that; the one in charge and supervisors of all of it. */
async function giveBackControl(
  trx: Db,
  announce: Announce,
  actor: OperatorActor,
  open: Share,
): Promise<Share> {
  if (await isInCharge(trx, actor, open)) return takeBackControl(trx, announce, open);
  const [has, asks] = [open.controlledBy === actor.id, open.levelAskedBy === actor.id];
  if (!has && !asks && open.controlledBy === null && open.levelAskedBy === null) return open;
  if (!has && !asks) throw new AppError("forbidden");
  return changeShare(trx, announce, open, {
    ...(has ? { level: "view", controlledBy: null } : {}),
    ...(asks ? { askedLevel: null, levelAskedBy: null } : {}),
  });
}

async function takeBackControl(trx: Db, announce: Announce, open: Share): Promise<Share> {
  if (open.controlledBy === null && open.levelAskedBy === null) return open;
  return changeShare(trx, announce, open, NO_CONTROL);
}

/** `operatorId` null: the visitor did. */
async function stopRecording(
  app: App,
  trx: Db,
  announce: Announce,
  open: Share,
  operatorId: string | null,
): Promise<Share> {
  if (open.recordedSince === null && open.recordingAskedBy === null) return open;
  if (open.recordedSince !== null) {
    await recordAct(app, trx, operatorId, "share.record-end", open.conversationId);
  }
  return changeShare(trx, announce, open, { recordingAskedBy: null, recordedSince: null });
}
