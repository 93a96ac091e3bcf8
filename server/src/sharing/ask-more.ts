import { SHARE_ANSWER_SECONDS } from "@palique/shared/limits.ts";
import type { AskMore, ShareView } from "@palique/shared/sharing.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { limitAsks } from "./ask-share.ts";
import { changeShare, lookLater } from "./change-share.ts";
import { describeShare } from "./describe-share.ts";
import { offersLevel, sharingOf } from "./share-offers.ts";
import { chatToAskIn, findShareOf, holdShare } from "./share-rights.ts";
import type { Share } from "./shares.store.ts";

/**
 * Asks for more of an open co-browsing; see SharesToServer. Control may be asked for while a colleague has it: the
 * visitor's yes moves it. Asking for what is given already changes nothing.
 */
export async function askMore(app: App, actor: OperatorActor, input: AskMore): Promise<ShareView> {
  const { conversationId } = await findShareOf(app, app.db, actor, input.shareId);
  await limitAsks(app, actor, conversationId);
  const share = await commit(app, async (trx, announce) => {
    const { share: open, conversation } = await holdShare(app, trx, actor, input.shareId);
    if (open.kind !== "cobrowse" || open.state !== "active") throw new AppError("conflict");
    await chatToAskIn(trx, actor, open.conversationId);
    const sharing = await sharingOf(trx, conversation.siteId);
    const isOffered = input.about === "recording" ? sharing.recording : offersLevel(sharing, input.level);
    if (!isOffered) throw new AppError("forbidden");
    if (isGiven(open, actor, input)) return open;
    const expiresAt = app.now() + SHARE_ANSWER_SECONDS * 1_000;
    const asked = input.about === "recording" ? { recordingAskedBy: actor.id } : ofLevel(actor, input.level);
    const changed = await changeShare(trx, announce, open, { ...asked, expiresAt });
    await lookLater(app, trx, announce, changed, sharing);
    return changed;
  });
  return describeShare(app.db, share);
}

function ofLevel(actor: OperatorActor, askedLevel: string) {
  return { askedLevel, levelAskedBy: actor.id };
}

function isGiven(open: Share, actor: OperatorActor, input: AskMore): boolean {
  if (input.about === "recording") return open.recordedSince !== null || open.recordingAskedBy !== null;
  if (open.levelAskedBy === actor.id && open.askedLevel === input.level) return true;
  return open.controlledBy === actor.id && open.level === input.level && open.levelAskedBy === null;
}
