import type { StartChat } from "@palique/shared/visitor.ts";
import type { z } from "zod";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { hearWords } from "../automatic/count-silence.ts";
import { checkNotBlocked } from "../blocks/check-blocked.ts";
import { type Announce, commit } from "../commit.ts";
import { appendAndAnnounce } from "../conversations/append-event.ts";
import { callOwner } from "../conversations/call-owner.ts";
import {
  type Conversation,
  findConversationToWrite,
  findLatestChatConversation,
} from "../conversations/conversations.store.ts";
import { findByClientId } from "../conversations/messages.store.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { askTitles } from "../links/ask-titles.ts";
import { hashToken } from "../operators/tokens.ts";
import { pagePriority } from "../sites/page-priority.ts";
import type { Site } from "../sites/sites.store.ts";
import { deleteLinkedBrowser } from "../visitors/chat-links.store.ts";
import { type ComesFrom, knowVisitor } from "../visitors/know-visitor.ts";
import { actorOf, findVisitorOf } from "../visitors/recognise-browser.ts";
import type { Visitor } from "../visitors/visitors.store.ts";
import { findLiveChat } from "./chats.store.ts";
import { openChat } from "./open-chat.ts";
import { planChat } from "./plan-chat.ts";
import { offerChats } from "./route-chats.ts";

type Input = z.output<typeof StartChat>;

/**
 * Starts a chat with its first message and puts it in the queue, or into the hands of whoever invited to it;
 * answers who the browser speaks for from now on: for itself, also where it had another conversation by a link. A
 * repeat, a double click or a second tab adds to the chat that is already live: there is one per visitor, and no
 * words are lost.
 */
export async function startChat(
  app: App,
  actor: VisitorActor,
  site: Site,
  input: Input,
  from: ComesFrom & { liveId: string | null; socketId: string },
): Promise<VisitorActor> {
  const who = { visitorId: actor.visitorId, email: input.email, address: from.address };
  await checkNotBlocked(app, who, "no-operator");
  checkFields(site, input);
  const repeated = await findRepeated(app, actor, input);
  const { siteId } = actor;
  if (repeated) return actorOf(repeated, hashToken(input.token));
  const live = await findLive(app, app.db, actor, input.token);
  const plan = live ? null : await planChat(app, site, actor, input, from.liveId);
  return commit(app, async (trx, announce) => {
    await lockRouting(app.store, trx);
    const visitor = await knowVisitor(app, trx, actor, input, from);
    const current = await findLive(app, trx, actor, input.token);
    // The chat seen before the transaction ended in between: the browser asks again and finds none.
    if (!current && !plan) throw new AppError("conflict");
    const conversation = current
      ? await findConversationToWrite(app.store, trx, current.id)
      : plan && (await openChat(app, trx, announce, visitor, plan, said(site, input), from));
    if (!conversation) throw new AppError("not-found");
    await addFirstWords(app, trx, announce, conversation, visitor, input);
    await offerChats(app, trx, announce);
    if (actor.linked) await deleteLinkedBrowser(trx, siteId, actor.linked.browserHash);
    return actorOf(visitor, hashToken(input.token));
  });
}

/** What this site's form asks for. */
function checkFields(site: Site, input: Input): void {
  for (const field of ["name", "email"] as const) {
    if (site.fields[field] === "required" && !input[field]) throw new AppError("bad-input", { field });
  }
}

/** The visitor whose latest chat this very request started, even if it has ended since: its answer was lost. */
async function findRepeated(
  app: App,
  actor: VisitorActor,
  { token, clientId }: Input,
): Promise<Visitor | undefined> {
  const visitor = await findVisitorOf(app, app.db, actor.siteId, hashToken(token));
  const latest = visitor && (await findLatestChatConversation(app.db, visitor.id));
  return latest && (await findByClientId(app.db, latest, clientId)) ? visitor : undefined;
}

async function findLive(
  app: App,
  db: Db,
  actor: VisitorActor,
  token: string,
): Promise<Conversation | undefined> {
  const visitor = await findVisitorOf(app, db, actor.siteId, hashToken(token));
  const latest = visitor && (await findLatestChatConversation(db, visitor.id));
  return latest && (await findLiveChat(db, latest.id)) ? latest : undefined;
}

/** What the page said, as far as it counts. */
function said(site: Site, { priority, variables, page }: Input) {
  return {
    priority: pagePriority(site, { priority, variables, url: page?.url ?? "" }),
    variables: Object.keys(variables).length > 0 ? JSON.stringify(variables) : null,
  };
}

async function addFirstWords(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  visitor: Visitor,
  { clientId, text }: Input,
): Promise<void> {
  if (await findByClientId(trx, conversation, clientId)) return;
  const author = { kind: "visitor" as const, id: null, name: visitor.name };
  const message = { clientId, author, visibility: "public" as const, content: { text }, at: app.now() };
  const stored = await appendAndAnnounce(trx, announce, conversation, message, null);
  await hearWords(app, trx, announce, "visitor", conversation, stored.conversation);
  await askTitles(app, trx, announce, conversation, { seq: stored.message.seq, text });
  await callOwner(app, trx, announce, stored.message);
  announce({ type: "conversation.changed", conversationId: conversation.id });
}
