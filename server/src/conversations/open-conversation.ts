import type { OpenConversation, OpenedConversation, VisitorCard } from "@palique/shared/operator.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { readContactValues } from "../contacts/read-contact-values.ts";
import { fromJson } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { identityOf } from "../identity/claims.ts";
import { readScheduled } from "../scheduled/scheduled.store.ts";
import { showShares } from "../sharing/describe-share.ts";
import { findSite } from "../sites/sites.store.ts";
import { pageOf } from "../visitors/visit-page.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import { type Conversation, findReadSeq } from "./conversations.store.ts";
import { findOwn } from "./find-own.ts";
import { readPage } from "./read-page.ts";
import { describeConversation } from "./summaries.store.ts";

/** What only the sockets of the visitor know: whether one is connected, on which page, and what is in its box. */
export interface Peek {
  connected: boolean;
  drafts: Map<string, string>;
  page: VisitorCard["page"];
}
export type PeekAtVisitor = (visitorId: string) => Promise<Peek>;

/** Everything about one conversation, for the middle and the right pane. */
export async function openConversation(
  app: App,
  actor: OperatorActor,
  input: OpenConversation,
  peek: PeekAtVisitor,
): Promise<OpenedConversation> {
  const conversation = await findOwn(app, actor, input.conversationId);
  const peeked = await peek(conversation.visitorId);
  const [summary, page, visitor, readSeq, scheduled, contactValues, shares] = await Promise.all([
    describeConversation(app.db, conversation.id),
    readPage(app, actor, conversation, input.after === null ? "newest" : { after: input.after }),
    describeVisitor(app, conversation, peeked),
    findReadSeq(app.db, conversation.id, actor.id),
    readScheduled(app.db, conversation, app.now()),
    readContactValues(app.db, conversation.contactId),
    showShares(app, conversation.id),
  ]);
  const variables =
    conversation.variables === null ? {} : fromJson<Record<string, string>>(conversation.variables);
  const draft = peeked.drafts.get(conversation.id) ?? "";
  return {
    summary,
    page,
    visitor,
    draft,
    visitorGotSeq: conversation.visitorGotSeq,
    visitorReadSeq: conversation.visitorReadSeq,
    readSeq,
    variables,
    contactValues,
    scheduled,
    shares,
  };
}

async function describeVisitor(
  app: App,
  conversation: Conversation,
  { connected, page }: Peek,
): Promise<VisitorCard> {
  const [visitor, site] = await Promise.all([
    findVisitor(app.db, conversation.visitorId),
    findSite(app.db, conversation.siteId),
  ]);
  if (!visitor) throw new AppError("not-found");
  const { name, email, language, timeZone, userAgent, referrer } = visitor;
  return {
    identity: identityOf(visitor),
    name,
    email,
    language,
    timeZone,
    userAgent,
    referrer,
    page: page ?? pageOf(visitor),
    siteName: site?.name ?? "",
    firstSeenAt: visitor.createdAt,
    lastSeenAt: visitor.seenAt,
    connected,
  };
}
