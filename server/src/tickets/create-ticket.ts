import { nearestLocale } from "@palique/shared/locale.ts";
import type { CreateTicket, TicketReceipt } from "@palique/shared/visitor.ts";
import type { z } from "zod";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { checkNotBlocked } from "../blocks/check-blocked.ts";
import { chooseDepartment } from "../chats/choose-department.ts";
import { type Announce, commit } from "../commit.ts";
import { appendAndAnnounce, appendEvent } from "../conversations/append-event.ts";
import { insertConversation } from "../conversations/conversations.store.ts";
import type { Db } from "../db/store.ts";
import { contentWith } from "../files/attach-files.ts";
import { ownerOfVisitor } from "../files/uploader.ts";
import { keepInvitations } from "../invitations/answer-invitation.ts";
import { askTitles } from "../links/ask-titles.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { ticketReceipt } from "../mail/ticket-mails.ts";
import { callPeople } from "../notifications/call-people.ts";
import { hashToken } from "../operators/tokens.ts";
import { readSettings } from "../settings/settings.store.ts";
import type { Site } from "../sites/sites.store.ts";
import { type ComesFrom, knowVisitor } from "../visitors/know-visitor.ts";
import { actorOf } from "../visitors/recognise-browser.ts";
import type { Visitor } from "../visitors/visitors.store.ts";
import { findTicketByClientId, insertTicket } from "./tickets.store.ts";

type Input = z.output<typeof CreateTicket>;

/**
 * Leaves a ticket with a number of its own, and a receipt by email in the same commit. A repeat after a lost
 * answer returns the same ticket.
 */
export async function createTicket(
  app: App,
  actor: VisitorActor,
  site: Site,
  input: Input,
  from: ComesFrom & { liveId: string | null },
): Promise<{ receipt: TicketReceipt; speaker: VisitorActor }> {
  const who = { visitorId: actor.visitorId, email: input.email, address: from.address };
  await checkNotBlocked(app, who, "not-accepted");
  const department = await chooseDepartment(app, site, input.departmentId);
  return commit(app, async (trx, announce) => {
    const visitor = await knowVisitor(app, trx, actor, input, from);
    await keepInvitations(trx, { liveId: from.liveId ?? "", visitorId: visitor.id });
    const repeated = await findTicketByClientId(trx, visitor.id, input.clientId);
    const number =
      repeated ?? (await open(app, trx, announce, { ...visitor, departmentId: department.id }, input));
    return { receipt: { number, email: input.email }, speaker: actorOf(visitor, hashToken(input.token)) };
  });
}

async function open(
  app: App,
  trx: Db,
  announce: Announce,
  visitor: Visitor & { departmentId: string },
  input: Input,
): Promise<number> {
  const now = app.now();
  const locale = nearestLocale(input.language, app.config.defaultLocale);
  const conversation = await insertConversation(trx, {
    id: app.id(),
    siteId: visitor.siteId,
    departmentId: visitor.departmentId,
    contactId: visitor.contactId,
    contactName: visitor.name,
    visitorId: visitor.id,
    priority: 0,
    variables: null,
    now,
  });
  const { number } = conversation;
  const { subject, type } = input;
  const opened = await appendEvent(app, trx, announce, conversation, {
    type: "ticket.created",
    number,
    ticketType: type,
    subject,
  });
  const author = { kind: "visitor" as const, id: null, name: visitor.name };
  // Of a known customer's browsers the one that uploaded is the one that sends.
  const owner = ownerOfVisitor({ siteId: visitor.siteId, tokenHash: hashToken(input.token) });
  const place = { conversationId: conversation.id, seq: opened.lastSeq + 1 };
  const content = await contentWith(trx, owner, place, input.message, input.fileIds);
  const message = { clientId: input.clientId, author, visibility: "public" as const, content, at: now };
  const { message: first } = await appendAndAnnounce(trx, announce, opened, message, null);
  await insertTicket(trx, {
    conversationId: conversation.id,
    type,
    subject,
    status: "open",
    locale,
    firstSeq: first.seq,
    consentAt: now,
    createdAt: now,
    resolvedAt: null,
  });
  await askTitles(app, trx, announce, opened, { seq: first.seq, text: input.message });
  const to = { departmentId: visitor.departmentId };
  const ticket = { reason: "ticket" as const, conversationId: conversation.id, seq: first.seq, to };
  await callPeople(app, trx, announce, ticket);
  announce({ type: "conversation.changed", conversationId: conversation.id });
  const receipt = ticketReceipt(app.config, {
    locale,
    organisation: (await readSettings(trx)).organisation,
    to: { name: visitor.name, address: input.email },
    conversationId: conversation.id,
    firstSeq: first.seq,
    number,
    subject,
    message: input.message,
  });
  announce(await queueMail(app, trx, receipt));
  return number;
}
