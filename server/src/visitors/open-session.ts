import type { VisitorSession } from "@palique/shared/visitor.ts";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { findChat } from "../chats/chats.store.ts";
import { describeChat } from "../chats/describe-chat.ts";
import { findConversation, findLatestChatConversation } from "../conversations/conversations.store.ts";
import { markGot } from "../conversations/mark-got.ts";
import { readPage } from "../conversations/read-page.ts";
import { listDepartmentStates, siteAvailability } from "../departments/availability.ts";
import type { Site } from "../sites/sites.store.ts";
import { findVisitor } from "./visitors.store.ts";

/** A chat that ended longer ago is history: the widget shows the form again. */
const SHOWN_AFTER_END_MS = 24 * 3_600_000;

/** Where a browser stands: what the site offers now, and its own chat, if it has one. */
export async function openSession(
  app: App,
  actor: VisitorActor,
  site: Site,
  isBlocked: boolean,
): Promise<VisitorSession> {
  const [states, own] = await Promise.all([listDepartmentStates(app), describeOwn(app, actor)]);
  const { departments, ...rest } = siteAvailability(site, states);
  // To whoever is kept out it is as if nobody were there.
  const shown = isBlocked ? departments.map((department) => ({ ...department, online: false })) : departments;
  return { availability: { ...rest, departments: shown }, ...own, now: app.now() };
}

async function describeOwn(
  app: App,
  actor: VisitorActor,
): Promise<Pick<VisitorSession, "chat" | "page" | "profile">> {
  const visitor = actor.visitorId ? await findVisitor(app.db, actor.visitorId) : undefined;
  if (!visitor) return { chat: null, page: null, profile: null };
  const profile = { name: visitor.name, email: visitor.email };
  const conversation = actor.linked
    ? await findConversation(app.db, actor.linked.conversationId)
    : await findLatestChatConversation(app.db, visitor.id);
  const chat = conversation?.chatId ? await findChat(app.db, conversation.chatId) : undefined;
  if (!conversation || !chat) return { chat: null, page: null, profile };
  if (!actor.linked && chat.endedAt !== null && chat.endedAt < app.now() - SHOWN_AFTER_END_MS)
    return { chat: null, page: null, profile };
  const [view, page] = await Promise.all([
    describeChat(app, conversation.id),
    readPage(app, actor, conversation, "newest"),
  ]);
  // On its way over a connection that asked for it just now.
  if (page.last > conversation.visitorGotSeq) {
    await markGot(app, actor, { conversationId: conversation.id, seq: page.last });
  }
  return { chat: view, page, profile };
}
