/** A mail as it waits in its job. */
export interface MailPayload {
  to: { name: string; address: string };
  /** What it tells of: it goes with that. */
  conversationId?: string;
  /** Shown as the sender where MAIL_FROM names none. */
  fromName?: string;
  subject: string;
  text: string;
  html: string;
  /** With its angle brackets, as are the next two. The same on every attempt: a repeat can be recognised. */
  messageId?: string;
  inReplyTo?: string;
  /** Oldest first. */
  references?: string[];
  replyTo?: string;
  /** Where a POST ends such mails (RFC 8058). */
  unsubscribe?: string;
  /** Nobody wrote it, so no robot may answer it (RFC 3834). */
  autoSubmitted?: "auto-replied" | "auto-generated";
}
