import type { AnswerMore, OwnShare } from "@palique/shared/sharing.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { changeShare } from "./change-share.ts";
import { describeOwnShare } from "./describe-share.ts";
import { offersLevel, sharingOf } from "./share-offers.ts";
import { holdShare } from "./share-rights.ts";
import type { Share } from "./shares.store.ts";

const ASKS = {
  control: { askedLevel: null, levelAskedBy: null },
  recording: { recordingAskedBy: null },
} as const;

/**
 * The visitor's answer to control, or to being recorded, in the browser that shows the page. Control is one
 * operator's: a yes moves it. See OwnSharesToServer.
 */
export async function answerMore(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  input: AnswerMore,
): Promise<OwnShare> {
  const { shareId, about, allow } = input;
  const answered = await commit(app, async (trx, announce): Promise<Share | null> => {
    const { share: open, conversation } = await holdShare(app, trx, actor, shareId);
    if (open.state !== "active" || open.browserHash !== browserHash) throw new AppError("conflict");
    const asker = askerOf(open, input);
    if (asker === null) {
      if (isGiven(open, input) === allow) return open;
      throw new AppError("conflict");
    }
    const isLate = open.expiresAt <= app.now();
    const sharing = await sharingOf(trx, conversation.siteId);
    const isOffered = about === "control" ? offersLevel(sharing, open.askedLevel ?? "") : sharing.recording;
    if (!allow || isLate || !isOffered) {
      const without = await changeShare(trx, announce, open, ASKS[about]);
      return allow ? null : without;
    }
    return give(app, trx, announce, open, about, asker);
  });
  if (!answered) throw new AppError("conflict");
  return describeOwnShare(app, answered, browserHash);
}

/** Who waits for this very answer. */
function askerOf(open: Share, input: AnswerMore): string | null {
  if (input.about === "recording") return open.recordingAskedBy;
  const isAsked = open.levelAskedBy === input.by && open.askedLevel === input.level;
  return isAsked ? input.by : null;
}

/** What was answered before: a repeat after a lost answer says the same. */
function isGiven(open: Share, input: AnswerMore): boolean {
  if (input.about === "recording") return open.recordedSince !== null;
  return open.controlledBy === input.by && open.level === input.level;
}

async function give(
  app: App,
  trx: Db,
  announce: Announce,
  open: Share,
  about: AnswerMore["about"],
  asker: string,
): Promise<Share> {
  const act = about === "control" ? "share.control" : "share.record";
  await recordAct(app, trx, asker, act, open.conversationId);
  const given =
    about === "control"
      ? { level: open.askedLevel ?? "view", controlledBy: asker }
      : { recordedSince: open.recordedSince ?? app.now() };
  return changeShare(trx, announce, open, { ...given, ...ASKS[about] });
}
