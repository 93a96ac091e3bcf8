import nodemailer from "nodemailer";
import { headerText } from "./header-text.ts";
import type { MailPayload } from "./mail-payload.ts";

/** Below the time a job is claimed for, so that no second process sends it meanwhile. */
const SEND_TIMEOUT_MS = 45_000;

export interface Mailer {
  /** Resolves once the mail server has taken it. */
  send(mail: MailPayload): Promise<void>;
  close(): void;
}

/** Keeps a few connections to the mail server, opened when needed. */
export function openMailer(smtpUrl: string, mailFrom: string): Mailer {
  const transport = nodemailer.createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: 4,
    // Once: a kept connection may have been closed by the server. Further tries are the job's.
    maxRequeues: 1,
    idleTimeout: 30_000,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = parseSender(mailFrom);
  return {
    async send(mail) {
      await transport.sendMail({
        from: { name: sender.name || headerText(mail.fromName ?? ""), address: sender.address },
        to: { name: headerText(mail.to.name), address: mail.to.address },
        subject: headerText(mail.subject),
        text: mail.text.toWellFormed(),
        html: mail.html.toWellFormed(),
        messageId: mail.messageId,
        inReplyTo: mail.inReplyTo,
        references: mail.references,
        replyTo: mail.replyTo,
        headers: headersOf(mail),
        signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      });
    },
    close: () => transport.close({ force: true }),
  };
}

function headersOf({ autoSubmitted, unsubscribe }: MailPayload): Record<string, string> {
  return {
    ...(autoSubmitted && { "Auto-Submitted": autoSubmitted, "X-Auto-Response-Suppress": "All" }),
    ...(unsubscribe && {
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }),
  };
}

/** "Help <help@example.com>" or just the address; the configuration checked it. */
function parseSender(mailFrom: string): { name: string; address: string } {
  const [, name = "", address = mailFrom] = /^(.*?)<(.+)>$/.exec(mailFrom) ?? [];
  return { name: name.trim().replace(/^"(.*)"$/, "$1"), address };
}
