import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findLatestChatConversation } from "../conversations/conversations.store.ts";
import type { Entry } from "../live/entry.ts";
import { findVisitor, updateVisitor, type Visitor } from "./visitors.store.ts";

type Present = Pick<VisitorActor, "visitorId" | "linked">;
type Shown = { url: string; title: string };

/**
 * A known visitor is on another page: the operator sees it at once. What is stored of it comes later, together
 * with that of others.
 */
export async function announcePage(
  app: App,
  { visitorId, linked }: Present,
  { url, title }: Shown,
  entry: Entry | null,
): Promise<void> {
  if (!visitorId) return;
  const conversationId =
    linked?.conversationId ??
    entry?.seen.conversation?.id ??
    (await findLatestChatConversation(app.db, visitorId))?.id;
  if (!conversationId) return;
  app.publish({ type: "visitor.seen", conversationId, connected: true, page: { url, title } });
}

/** Nobody of the visitor's is there any more; the last one was this. */
export async function leaveSite(app: App, { visitorId, linked }: Present): Promise<void> {
  if (!visitorId) return;
  const page = linked ? null : shownPage(app, visitorId);
  const last = page && { pageUrl: page.url, pageTitle: page.title };
  await app.write((trx) => updateVisitor(trx, visitorId, { ...last, seenAt: app.now() }));
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
  const page = shownPage(app, visitorId) ?? pageOf(visitor);
  app.publish({ type: "visitor.seen", conversationId: conversation.id, connected, page });
}

/** The page that is open, or was a moment ago: what is stored may be a minute old. */
function shownPage({ live }: App, visitorId: string): Shown | null {
  const seen = [...live.ofVisitor(visitorId)].map((entry) => entry.seen);
  return seen.sort((a, b) => b.pageSince - a.pageSince)[0]?.page ?? null;
}

/** The page a visitor was on last. */
export function pageOf(
  visitor: Pick<Visitor, "pageUrl" | "pageTitle">,
): { url: string; title: string } | null {
  return visitor.pageUrl === null ? null : { url: visitor.pageUrl, title: visitor.pageTitle ?? "" };
}
