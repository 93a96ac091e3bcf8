import type { Page } from "@palique/shared/fields.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLatestChatConversation } from "../conversations/conversations.store.ts";
import { findVisitor, updateVisitor, type Visitor } from "./visitors.store.ts";

type Present = Pick<VisitorActor, "visitorId" | "linked">;

/**
 * A known visitor is on another page: the operator sees it. Of people who only look nothing is kept, and whoever
 * has one conversation by a link is seen there, without changing what is known of the visitor.
 */
export async function visitPage(app: App, actor: VisitorActor, page: Page, address: string): Promise<void> {
  const { visitorId, linked } = actor;
  if (!visitorId) return;
  if (linked) {
    const { url, title } = page;
    const { conversationId } = linked;
    app.publish({ type: "visitor.seen", conversationId, connected: true, page: { url, title } });
    return;
  }
  await app.write((trx) =>
    updateVisitor(trx, visitorId, { pageUrl: page.url, pageTitle: page.title, address, seenAt: app.now() }),
  );
  await announceVisitor(app, actor, true);
}

/** Nobody of the visitor's is there any more; the last one was this. */
export async function leaveSite(app: App, { visitorId, linked }: Present): Promise<void> {
  if (!visitorId) return;
  await app.write((trx) => updateVisitor(trx, visitorId, { seenAt: app.now() }));
  await announceVisitor(app, { visitorId }, false);
  if (linked) await announceVisitor(app, { visitorId, linked }, false);
}

/** Tells the operators of the visitor's chat, or of the one that was linked, whether the visitor is there, and where. */
export async function announceVisitor(
  app: App,
  { visitorId, linked }: Present,
  connected: boolean,
): Promise<void> {
  if (!visitorId) return;
  const [visitor, conversation] = await Promise.all([
    findVisitor(app.db, visitorId),
    linked ? { id: linked.conversationId } : findLatestChatConversation(app.db, visitorId),
  ]);
  if (!visitor || !conversation) return;
  app.publish({ type: "visitor.seen", conversationId: conversation.id, connected, page: pageOf(visitor) });
}

/** The page a visitor was on last. */
export function pageOf(
  visitor: Pick<Visitor, "pageUrl" | "pageTitle">,
): { url: string; title: string } | null {
  return visitor.pageUrl === null ? null : { url: visitor.pageUrl, title: visitor.pageTitle ?? "" };
}
