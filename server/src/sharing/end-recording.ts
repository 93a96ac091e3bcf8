import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { findConversationToWrite } from "../conversations/conversations.store.ts";
import { recordAct } from "../settings/record-act.ts";
import { changeShare } from "./change-share.ts";
import { findShare } from "./shares.store.ts";

/** A recording ends by itself, and both sides see it. `startedAt` names it: one that the visitor allowed later goes on. */
export async function endRecording(app: App, shareId: string, startedAt: number): Promise<void> {
  await commit(app, async (trx, announce) => {
    const known = await findShare(trx, shareId);
    const conversation = known && (await findConversationToWrite(app.store, trx, known.conversationId));
    const share = conversation && (await findShare(trx, shareId));
    if (share?.state !== "active" || share.recordedSince !== startedAt) return;
    await recordAct(app, trx, null, "share.record-end", share.conversationId);
    await changeShare(trx, announce, share, { recordedSince: null });
  });
}
