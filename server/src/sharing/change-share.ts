import type { Sharing } from "@palique/shared/sharing.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { rescheduleJob } from "../jobs/add-job.ts";
import { nextLook } from "./next-look.ts";
import { type Share, updateShare } from "./shares.store.ts";

type Change = Parameters<typeof updateShare>[2];

/** Changes a share that the transaction holds, and tells both sides once. */
export async function changeShare(trx: Db, announce: Announce, share: Share, change: Change): Promise<Share> {
  const changed = await updateShare(trx, share, change);
  announce({ type: "share.changed", shareId: share.id, share: changed });
  return changed;
}

/** Somebody looks at it when it is over unless something happens before. */
export async function lookLater(
  app: App,
  trx: Db,
  announce: Announce,
  share: Share,
  sharing: Sharing,
): Promise<void> {
  const { id } = share;
  const runAt = nextLook(share, sharing);
  announce(await rescheduleJob(app, trx, { kind: "share-over", key: id, payload: { id }, runAt }));
}

/** Nobody has control, and nobody has asked for it. */
export const NO_CONTROL = {
  level: "view",
  controlledBy: null,
  askedLevel: null,
  levelAskedBy: null,
} as const satisfies Change;
