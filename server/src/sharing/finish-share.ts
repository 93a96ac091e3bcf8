import type { FinishShare, OwnShare } from "@palique/shared/sharing.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { AppError } from "../errors.ts";
import { closeShare } from "./close-share.ts";
import { describeOwnShare } from "./describe-share.ts";
import { holdShare } from "./share-rights.ts";

/** A capture was sent, or what was allowed did not work. Only the browser in which it was allowed knows. */
export async function finishShare(
  app: App,
  actor: VisitorActor,
  browserHash: string,
  { shareId, ending }: FinishShare,
): Promise<OwnShare> {
  const share = await commit(app, async (trx, announce) => {
    const held = await holdShare(app, trx, actor, shareId);
    if (held.share.state === "ended") return held.share;
    // A browser that cannot do it says so instead of an answer.
    const { state } = held.share;
    const mayEnd = state === "asked" ? ending === "failed" : held.share.browserHash === browserHash;
    if (!mayEnd) throw new AppError("conflict");
    if (ending === "done" && held.share.kind !== "capture") throw new AppError("conflict");
    return (await closeShare(app, trx, announce, held, ending)).share;
  });
  return describeOwnShare(app, share, browserHash);
}
