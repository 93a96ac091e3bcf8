import type { Draft } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findOwn } from "../conversations/find-own.ts";
import { findSite } from "../sites/sites.store.ts";

/** Shows operators what the visitor is typing, if the site wants it. Never stored, never logged. */
export async function shareDraft(app: App, actor: VisitorActor, draft: Draft): Promise<boolean> {
  const conversation = await findOwn(app, actor, draft.conversationId);
  const site = await findSite(app.db, actor.siteId);
  if (!site?.typingPreview) return false;
  app.publish({ type: "draft.typed", conversationId: conversation.id, text: draft.text });
  return true;
}
