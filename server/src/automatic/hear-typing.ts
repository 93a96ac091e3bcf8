import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { findConversationToWrite } from "../conversations/conversations.store.ts";
import { findWatched } from "./automatic.store.ts";
import { countSilence } from "./count-silence.ts";

/** A visitor who is writing is not silent: what was to follow from that starts over. May be lost. */
export async function hearTyping(app: App, conversationId: string): Promise<void> {
  if (!(await findWatched(app.db, conversationId))) return;
  await commit(app, async (trx, announce) => {
    const conversation = await findConversationToWrite(app.store, trx, conversationId);
    const chat = await findWatched(trx, conversationId);
    // Only where they are the one waited for, and it counts.
    if (!conversation || conversation.waitingSince !== null) return;
    if (chat?.state !== "active" || chat.autoSince === null) return;
    await countSilence(app, trx, announce, conversation);
  });
}
