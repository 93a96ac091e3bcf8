import type { Locale } from "@palique/shared/locale.ts";
import type { Config } from "../config.ts";
import { say } from "../locales/catalogue.ts";
import { headerText } from "./header-text.ts";
import { labelled, mailHtml, paragraph, quotation } from "./mail-html.ts";
import type { MailPayload } from "./mail-payload.ts";
import { ticketMessageId } from "./message-id.ts";

interface TicketMail {
  locale: Locale;
  organisation: string;
  to: MailPayload["to"];
  conversationId: string;
  /** The person's own message that made the ticket: its receipt starts the mail thread. */
  firstSeq: number;
  number: number;
  subject: string;
}

/** Tells who left a ticket its number, and what was written. */
export function ticketReceipt(
  config: Pick<Config, "publicUrl">,
  ticket: TicketMail & { message: string },
): MailPayload {
  const { locale, organisation, to, conversationId, firstSeq, message } = ticket;
  const subject = headerText(ticket.subject);
  const intro = say(locale, "mail.receipt.intro", { number: `#${ticket.number}` });
  const next = say(locale, "mail.receipt.next");
  const labels = [say(locale, "mail.receipt.subject"), say(locale, "mail.receipt.message")] as const;
  const footer = say(locale, "mail.sentBy", { organisation });
  const greeting = greet(locale, to.name);
  return {
    to,
    fromName: organisation,
    subject: `[#${ticket.number}] ${subject}`,
    text: [...greeting, intro, next, `${labels[0]}: ${subject}`, `${labels[1]}:\n${message}`, footer].join(
      "\n\n",
    ),
    html: mailHtml(
      locale,
      subject,
      [
        ...greeting.map(paragraph),
        paragraph(intro),
        paragraph(next),
        labelled(labels[0], paragraph(subject)),
        labelled(labels[1], quotation(message)),
      ],
      footer,
    ),
    messageId: ticketMessageId(config, conversationId, firstSeq),
    autoSubmitted: "auto-replied",
  };
}

/** An operator's answer on a ticket, in the thread that the receipt started. */
export function ticketAnswer(
  config: Pick<Config, "publicUrl">,
  ticket: TicketMail & { seq: number; operatorName: string; answer: string },
): MailPayload {
  const { locale, organisation, to, conversationId, firstSeq, seq, answer } = ticket;
  const subject = `Re: [#${ticket.number}] ${headerText(ticket.subject)}`;
  const intro = say(locale, "mail.answer.intro", {
    operator: headerText(ticket.operatorName),
    organisation,
    number: `#${ticket.number}`,
  });
  const footer = say(locale, "mail.sentBy", { organisation });
  const greeting = greet(locale, to.name);
  const receiptId = ticketMessageId(config, conversationId, firstSeq);
  return {
    to,
    fromName: organisation,
    subject,
    text: [...greeting, intro, answer, footer].join("\n\n"),
    html: mailHtml(
      locale,
      subject,
      [...greeting.map(paragraph), paragraph(intro), quotation(answer)],
      footer,
    ),
    messageId: ticketMessageId(config, conversationId, seq),
    inReplyTo: receiptId,
    references: [receiptId],
  };
}

function greet(locale: Locale, name: string): string[] {
  const shown = headerText(name);
  return shown ? [say(locale, "mail.greeting", { name: shown })] : [];
}
