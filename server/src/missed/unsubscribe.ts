import type { Locale } from "@palique/shared/locale.ts";
import type { App } from "../app.ts";
import { findContact, findContactToWrite } from "../contacts/contacts.store.ts";
import { AppError } from "../errors.ts";
import { isSigned, sign } from "../settings/sign.ts";
import { findChoice, updateChoice } from "./missed.store.ts";

/** Whose choice it is; only the link in their mail says it. */
interface Named {
  contactId: string;
  signature: string;
}

export function signChoice(app: App, contactId: string): Promise<string> {
  return sign(app, ["unsubscribe", contactId]);
}

/** Works for as long as the person is known: mails are read late. */
export function choiceLink(app: App, { contactId, signature }: Named, locale: Locale): string {
  const query = new URLSearchParams({ who: contactId, sign: signature, lang: locale });
  return `${app.config.publicUrl}/unsubscribe?${query}`;
}

/** Whether they want mails about answers they missed. Fails with "not-found" for a forged or broken link. */
export async function readChoice(app: App, named: Named): Promise<boolean> {
  const isGenuine = await isSigned(app, ["unsubscribe", named.contactId], named.signature);
  const contact = isGenuine ? await findContact(app.db, named.contactId) : undefined;
  const choice = contact && (await findChoice(app.db, contact.id));
  if (choice === undefined) throw new AppError("not-found");
  return choice;
}

/**
 * From now on they want them, or do not; also as the person they were found to be, and should that turn out to be
 * wrong. Saying it again changes nothing.
 */
export async function saveChoice(app: App, named: Named, isWanted: boolean): Promise<void> {
  await readChoice(app, named);
  await app.write(async (trx) => {
    const contact = await findContactToWrite(app.store, trx, named.contactId);
    for (const id of new Set([named.contactId, contact?.id ?? named.contactId])) {
      await updateChoice(trx, id, isWanted);
    }
  });
}
