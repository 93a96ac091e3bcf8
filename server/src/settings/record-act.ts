import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { insertAuditEntry } from "./audit.store.ts";

/** Every administrative act; what it was done to is the id in the entry's subject. */
export type Act =
  | "setup.complete"
  | "operator.sign-in"
  | "operator.invite"
  | "operator.uninvite"
  | "operator.accept-invite"
  | "operator.update"
  | "operator.disable"
  | "operator.enable"
  | "operator.change-password"
  | "department.create"
  | "department.update"
  | "site.create"
  | "site.update"
  | "site.show-secret"
  | "site.rotate-secret"
  | "site.end-secret"
  | "contact.merge"
  | "contact.unmerge"
  | "contact-field.create"
  | "contact-field.update"
  | "contact-field.delete"
  | "tag.create"
  | "tag.update"
  | "tag.delete"
  | "canned.update"
  | "canned.import"
  | "invitation-rule.create"
  | "invitation-rule.update"
  | "invitation-rule.delete"
  | "invitation-rule.order"
  | "settings.update"
  | "message.delete"
  | "transcript.mail"
  | "recording.delete"
  | "visitor.block"
  | "visitor.unblock"
  | "share.ask"
  /** The visitor gave an operator control of the page, or let it be recorded. */
  | "share.control"
  | "share.record"
  | "share.record-end"
  | "person.export"
  | "person.erase";

/** Acts whose subject leads to a visitor: when the visitor is erased, it is taken out of the entry. */
export const ABOUT_PEOPLE: readonly Act[] = [
  "message.delete",
  "transcript.mail",
  "recording.delete",
  "visitor.block",
  "visitor.unblock",
  "share.ask",
  "share.control",
  "share.record",
  "share.record-end",
  "person.export",
  "contact.merge",
  "contact.unmerge",
];

/** Writes the audit entry in the transaction of the act itself: neither is stored without the other. */
export async function recordAct(
  app: App,
  trx: Db,
  operatorId: string | null,
  action: Act,
  subject: string,
): Promise<void> {
  await insertAuditEntry(trx, { id: app.id(), at: app.now(), operatorId, action, subject });
}
