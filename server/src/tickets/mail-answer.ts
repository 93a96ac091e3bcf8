import type { MessageExtra } from "@palique/shared/conversation.ts";
import type { Locale } from "@palique/shared/locale.ts";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import type { Conversation } from "../conversations/conversations.store.ts";
import type { StoredMessage } from "../conversations/messages.store.ts";
import { type Db, fromJson } from "../db/store.ts";
import { MAIL_DAYS, signFile } from "../files/sign-files.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { ticketAnswer } from "../mail/ticket-mails.ts";
import { readSettings } from "../settings/settings.store.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import type { Ticket } from "./tickets.store.ts";

/** Sends an operator's message on a ticket to the person by email, as part of storing it. */
export async function mailAnswer(
  app: App,
  trx: Db,
  announce: Announce,
  conversation: Conversation,
  ticket: Ticket,
  message: StoredMessage,
): Promise<void> {
  const person = await findVisitor(trx, conversation.visitorId);
  if (!person?.email) return;
  const mail = ticketAnswer(app.config, {
    locale: ticket.locale as Locale,
    organisation: (await readSettings(trx)).organisation,
    to: { name: person.name, address: person.email },
    conversationId: conversation.id,
    firstSeq: ticket.firstSeq,
    number: conversation.number,
    subject: ticket.subject,
    seq: message.seq,
    operatorName: message.authorName,
    answer: message.body,
    files: listMailed(app, message),
  });
  announce(await queueMail(app, trx, mail));
}

/** The files of the answer, as links: a mail with large files in it comes back. */
function listMailed(app: App, message: StoredMessage): { label: string; url: string }[] {
  const { files = [] } = message.extra === null ? {} : fromJson<MessageExtra>(message.extra);
  return files.map((stored) => {
    const { name, url } = signFile(stored, app.now(), MAIL_DAYS);
    return { label: name, url: app.config.publicUrl + url };
  });
}
