import type { Page } from "@palique/shared/fields.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLatestChatConversation } from "../conversations/conversations.store.ts";
import { findVisitor, updateVisitor, type Visitor } from "./visitors.store.ts";

/** A known visitor is on another page: the operator sees it. Of people who only look nothing is kept. */
export async function visitPage(app: App, actor: VisitorActor, page: Page, address: string): Promise<void> {
  const { visitorId } = actor;
  if (!visitorId) return;
  await app.write((trx) =>
    updateVisitor(trx, visitorId, { pageUrl: page.url, pageTitle: page.title, address, seenAt: app.now() }),
  );
  await announceVisitor(app, visitorId, true);
}

/** Nobody of the visitor's is there any more. */
export async function leaveSite(app: App, visitorId: string): Promise<void> {
  await app.write((trx) => updateVisitor(trx, visitorId, { seenAt: app.now() }));
  await announceVisitor(app, visitorId, false);
}

/** Tells the operators of the visitor's chat whether the visitor is there, and where. */
export async function announceVisitor(app: App, visitorId: string, connected: boolean): Promise<void> {
  const [visitor, conversation] = await Promise.all([
    findVisitor(app.db, visitorId),
    findLatestChatConversation(app.db, visitorId),
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
