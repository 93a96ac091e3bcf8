import type { App } from "../app.ts";
import { findLiveChat } from "../chats/chats.store.ts";
import { endLiveChat } from "../chats/end-chat.ts";
import type { Announce } from "../commit.ts";
import { bringKnowledge } from "../contacts/bring-knowledge.ts";
import {
  findConversationToWrite,
  findLatestChatConversation,
  updateConversation,
} from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { moveVisitorSubscriptions } from "../notifications/push.store.ts";
import { takeSharesAlong } from "../sharing/leave-shares.ts";
import { giveLinksTo } from "../visitors/chat-links.store.ts";
import type { Visitor } from "../visitors/visitors.store.ts";

/** Who said something in a chat so shortly before a customer is named sits there still. */
const SITTING_MS = 30 * 60_000;

/**
 * Whether the browser's own visitor is the person who is named now: their chat goes on, or ended just now and
 * they gave no other email. On a computer that people share the one before is somebody else.
 */
export async function isSameSitting(app: App, trx: Db, own: Visitor, email: string): Promise<boolean> {
  const latest = await findLatestChatConversation(trx, own.id);
  if (!latest) return false;
  if (await findLiveChat(trx, latest.id)) return true;
  const isContradicted = own.email !== "" && email !== "" && own.email !== email;
  return latest.lastAt > app.now() - SITTING_MS && !isContradicted;
}

/**
 * The chat of this sitting is the customer's from now on, on all their browsers. There is one live chat per
 * person: the one in another browser ends. The caller holds the routing lock.
 */
export async function takeAlong(
  app: App,
  trx: Db,
  announce: Announce,
  own: Visitor,
  customer: Visitor,
  browserHash: string,
): Promise<void> {
  const latest = await findLatestChatConversation(trx, own.id);
  const conversation = latest && (await findConversationToWrite(app.store, trx, latest.id));
  if (!conversation) return;
  const elsewhere = await findLatestChatConversation(trx, customer.id);
  if (elsewhere && (await findLiveChat(trx, elsewhere.id))) {
    if (!(await findLiveChat(trx, conversation.id))) return;
    const other = await findConversationToWrite(app.store, trx, elsewhere.id);
    const by = { kind: "visitor" as const, siteId: customer.siteId, visitorId: customer.id };
    if (other) await endLiveChat(app, trx, announce, other, by, true);
    announce({ type: "conversation.changed", conversationId: elsewhere.id });
  }
  const { id: visitorId, contactId } = customer;
  await updateConversation(trx, conversation, { visitorId, contactId });
  await takeSharesAlong(trx, announce, conversation.id, visitorId);
  await giveLinksTo(trx, conversation.id, visitorId);
  await moveVisitorSubscriptions(trx, own.id, { visitorId, browserHash });
  await bringKnowledge(app, trx, announce, own.contactId, contactId, conversation.createdAt);
  announce({ type: "conversation.changed", conversationId: conversation.id });
  announce({ type: "chat.changed", conversationId: conversation.id });
}
