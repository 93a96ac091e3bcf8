import type { TicketType } from "@palique/shared/conversation.ts";
import { EMAIL_MAX, MESSAGE_MAX, NAME_MAX, SUBJECT_MAX } from "@palique/shared/limits.ts";
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
}

export type FieldName = "name" | "email" | "subject" | "text" | "consent";
/** Keys of the catalogue. */
export type Problem = "needed" | "emailWrong" | "consentNeeded" | "tooLong" | "refused";

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;
const LONGEST = { name: NAME_MAX, email: EMAIL_MAX, subject: SUBJECT_MAX, text: MESSAGE_MAX };

/** What is missing before it can be sent; a ticket always needs a name, an email, a subject and the consent. */
export function check(
  fields: Fields,
  asked: WidgetConfig["fields"] | "ticket",
): Partial<Record<FieldName, Problem>> {
  const ticket = asked === "ticket";
  const problems: Partial<Record<FieldName, Problem>> = {};
  const needed = (name: "name" | "email") => ticket || asked[name] === "required";
  for (const name of ["name", "email", "subject", "text"] as const) {
    const value = fields[name].trim();
    const required = name === "text" || (name === "subject" ? ticket : needed(name));
    if (required && !value) problems[name] = "needed";
    else if (value.length > LONGEST[name]) problems[name] = "tooLong";
    else if (name === "email" && value && !EMAIL.test(value)) problems.email = "emailWrong";
  }
  if (ticket && !fields.consent) problems.consent = "consentNeeded";
  return problems;
}
