import { isDeepStrictEqual } from "node:util";
import type { Sharing } from "@palique/shared/sharing.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { recordAct } from "../settings/record-act.ts";
import type { Site } from "../sites/sites.store.ts";
import { changeShare, lookLater, NO_CONTROL } from "./change-share.ts";
import { closeShare } from "./close-share.ts";
import { offers, offersLevel } from "./share-offers.ts";
import { holdAnyShare } from "./share-rights.ts";
import { listOpenSharesAt, type Share } from "./shares.store.ts";

/**
 * What a site does not offer any more ends at once where it goes on, and what stays hidden on its pages from now on
 * reaches the browsers that show one: nobody waits for a session to be over to be protected. Part of the
 * transaction that saves the site.
 */
export async function followSite(
  app: App,
  trx: Db,
  announce: Announce,
  { before, after }: { before: Site; after: Site },
  operatorId: string,
): Promise<void> {
  if (isDeepStrictEqual(before.sharing, after.sharing)) return;
  const hasNewRules = !isDeepStrictEqual(before.sharing.rules, after.sharing.rules);
  for (const { id, conversationId } of await listOpenSharesAt(trx, after.id)) {
    const held = await holdAnyShare(app, trx, id);
    if (!held || held.share.state === "ended") continue;
    const { share } = held;
    if (!offers(after.sharing, share)) {
      const isBegun = share.state === "active" && share.kind !== "capture";
      const ending = isBegun ? "ended" : "withdrawn";
      await closeShare(app, trx, announce, held, ending, operatorId);
      continue;
    }
    const less = beyond(share, after.sharing);
    if (less.recordedSince === null && share.recordedSince !== null) {
      await recordAct(app, trx, operatorId, "share.record-end", conversationId);
    }
    const isNews = hasNewRules || Object.keys(less).length > 0;
    const kept = isNews ? await changeShare(trx, announce, share, less) : share;
    await lookLater(app, trx, announce, kept, after.sharing);
  }
}

/** What was given or asked for beyond what the site offers goes. */
function beyond(share: Share, sharing: Sharing): Partial<Share> {
  const { level, askedLevel } = share;
  const isRecorded = share.recordingAskedBy !== null || share.recordedSince !== null;
  const isTooMuch = !offersLevel(sharing, level) || !offersLevel(sharing, askedLevel ?? "view");
  return {
    ...(isTooMuch ? NO_CONTROL : {}),
    ...(isRecorded && !sharing.recording ? { recordingAskedBy: null, recordedSince: null } : {}),
  };
}
