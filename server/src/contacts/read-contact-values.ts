import type { ContactValue } from "@palique/shared/contact-values.ts";
import { type Db, fromJson } from "../db/store.ts";
import { findContact } from "./contacts.store.ts";
import { listFields } from "./fields.store.ts";

/** What is known of a contact in the administrator's fields, for texts with variables. */
export async function readContactValues(db: Db, contactId: string): Promise<ContactValue[]> {
  const contact = await findContact(db, contactId);
  if (!contact || contact.fields === "{}") return [];
  const values = fromJson<Record<string, string>>(contact.fields);
  return (await listFields(db)).flatMap(({ id, key, kind }) => {
    const value = values[id];
    return value === undefined ? [] : [{ key, kind, value }];
  });
}
