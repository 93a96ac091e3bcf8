import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { changeShare, lookLater } from "./change-share.ts";
import { closeShare } from "./close-share.ts";
import { asksMore, overAt } from "./next-look.ts";
import { sharingOf } from "./share-offers.ts";
import { holdAnyShare } from "./share-rights.ts";

/**
 * Job "share-over": ends what nobody answered in time, or what the visitor has been away from too long, and drops
 * what was asked for in between. While it goes on, the job is due again.
 */
export async function endUnattended(app: App, { id }: { id: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    const held = await holdAnyShare(app, trx, id);
    if (!held || held.share.state === "ended") return;
    const { share, conversation } = held;
    const now = app.now();
    const sharing = await sharingOf(trx, conversation.siteId);
    if (overAt(share, sharing) <= now) {
      const ending = share.state === "asked" ? "unanswered" : share.kind === "capture" ? "failed" : "idle";
      await closeShare(app, trx, announce, held, ending);
      return;
    }
    const isLapsed = asksMore(share) && share.expiresAt <= now;
    const nothing = { askedLevel: null, levelAskedBy: null, recordingAskedBy: null };
    const open = isLapsed ? await changeShare(trx, announce, share, nothing) : share;
    await lookLater(app, trx, announce, open, sharing);
  });
}
