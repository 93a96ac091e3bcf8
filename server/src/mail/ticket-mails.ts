import type { Locale } from "@palique/shared/locale.ts";
import type { Config } from "../config.ts";
import { MAIL_DAYS } from "../files/sign-files.ts";
import { say } from "../locales/catalogue.ts";
import { headerText } from "./header-text.ts";
import { labelled, linkList, mailHtml, paragraph, quotation } from "./mail-html.ts";
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

/** A file that an answer brings, and where it can be fetched for MAIL_DAYS. */
interface MailedFile {
  label: string;
  url: string;
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
  ticket: TicketMail & {
    seq: number;
    operatorName: string;
    /** "" where there are only files. */
    answer: string;
    files: readonly MailedFile[];
  },
): MailPayload {
  const { locale, organisation, to, conversationId, firstSeq, seq, answer, files } = ticket;
  const subject = `Re: [#${ticket.number}] ${headerText(ticket.subject)}`;
  const intro = say(locale, "mail.answer.intro", {
    operator: headerText(ticket.operatorName),
    organisation,
    number: `#${ticket.number}`,
  });
  const footer = say(locale, "mail.sentBy", { organisation });
  const greeting = greet(locale, to.name);
  const filesLabel = say(locale, "mail.answer.files", { days: String(MAIL_DAYS) });
  const filesText =
    files.length > 0 ? [filesLabel, ...files.map(({ label, url }) => `${label}: ${url}`)].join("\n") : "";
  const receiptId = ticketMessageId(config, conversationId, firstSeq);
  return {
    to,
    fromName: organisation,
    subject,
    text: [...greeting, intro, answer, filesText, footer].filter(Boolean).join("\n\n"),
    html: mailHtml(
      locale,
      subject,
      [
        ...greeting.map(paragraph),
        paragraph(intro),
        ...(answer ? [quotation(answer)] : []),
        ...(files.length > 0 ? [labelled(filesLabel, linkList(files))] : []),
      ],
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
