import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { findConversationToWrite } from "../conversations/conversations.store.ts";
import { closeShare } from "./end-share.ts";
import { findShare } from "./shares.store.ts";

/** Job: nobody answered in time. */
export async function expireShare(app: App, { id }: { id: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    const share = await findShare(trx, id);
    if (share?.state !== "asked" || share.expiresAt > app.now()) return;
    const conversation = await findConversationToWrite(app.store, trx, share.conversationId);
    if (conversation) await closeShare(app, trx, announce, conversation, share, "unanswered");
  });
}
