/** A mail as it waits in its job. Addresses and header texts are checked when it is queued. */
export interface MailPayload {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** With its angle brackets, as are the next two. The same on every attempt: a repeat can be recognised. */
  messageId: string;
  inReplyTo?: string;
  /** Oldest first. */
  references?: string[];
  replyTo?: string;
}
