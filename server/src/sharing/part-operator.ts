import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import { listAllOpenShares } from "./shares.store.ts";

/**
 * Screens and calls go past the server: where an operator may not look on any more, the visitor's browser lets go of
 * them. `conversationIds` null: anywhere.
 */
export async function partOperator(
  app: App,
  operatorId: string,
  conversationIds: readonly string[] | null,
): Promise<void> {
  for (const { id, kind, conversationId, browserHash } of await listAllOpenShares(app.db)) {
    if (browserHash === null || (kind !== "screen" && kind !== "call")) continue;
    if (conversationIds && !conversationIds.includes(conversationId)) continue;
    const conversation = await findConversation(app.db, conversationId);
    if (!conversation) continue;
    app.publish({
      type: "share.signalled-visitor",
      siteId: conversation.siteId,
      browserHash,
      signal: { shareId: id, peer: null, body: { type: "parted" }, by: { id: operatorId, name: "" } },
    });
  }
}
