import type { FileCard, TicketType } from "@palique/shared/conversation.ts";
import { MESSAGE_MAX } from "@palique/shared/limits.ts";
import type { WidgetConfig } from "@palique/shared/visitor.ts";

/** Both forms are one: what was written to start a chat is there when it becomes a message. */
export interface Fields {
  name: string;
  email: string;
  departmentId: string;
  type: TicketType;
  subject: string;
  text: string;
  consent: boolean;
  /** What of the tray is with the server: it survives a reload, like the words. */
  files?: FileCard[] | undefined;
  /** Names of what was still under way. */
  lost?: string[] | undefined;
}

export type FieldName = "name" | "email" | "subject" | "text" | "consent";
/** Keys of the catalogue. */
export type Problem = "needed" | "tooLong" | "emailWrong" | "consentNeeded" | "refused" | "notNow";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** What is missing before it can be sent; a ticket also needs a subject and the consent. */
export function check(
  fields: Fields,
  asked: WidgetConfig["fields"],
  ticket = false,
): Partial<Record<FieldName, Problem>> {
  const problems: Partial<Record<FieldName, Problem>> = {};
  const needed = {
    name: asked.name === "required",
    email: asked.email === "required",
    subject: ticket,
    text: true,
  };
  const email = fields.email.trim();
  if (email && asked.email !== "hidden" && !EMAIL.test(email)) problems.email = "emailWrong";
  for (const name of ["name", "email", "subject", "text"] as const) {
    if (needed[name] && !fields[name].trim()) problems[name] = "needed";
  }
  if (fields.text.length > MESSAGE_MAX) problems.text = "tooLong";
  if (ticket && !fields.consent) problems.consent = "consentNeeded";
  return problems;
}
