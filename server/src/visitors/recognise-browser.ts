import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLinkedBrowser } from "./chat-links.store.ts";
import { findVisitorByToken } from "./visitors.store.ts";

/**
 * Who a browser speaks for, by the hash of its token: the visitor of a link that was opened in it, within that
 * one conversation; else its own visitor, if it has started anything.
 */
export async function recogniseBrowser(app: App, siteId: string, browserHash: string): Promise<VisitorActor> {
  const linked = await findLinkedBrowser(app.db, siteId, browserHash, app.now());
  if (linked) {
    const { visitorId, conversationId, expiresAt } = linked;
    return { kind: "visitor", siteId, visitorId, linked: { conversationId, expiresAt, browserHash } };
  }
  const visitor = await findVisitorByToken(app.db, siteId, browserHash);
  return { kind: "visitor", siteId, visitorId: visitor?.id ?? null };
}
