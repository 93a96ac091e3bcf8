import type { ContactValues } from "@palique/shared/contacts.ts";
import { fromJson } from "../db/store.ts";
import type { Contact } from "./contacts.store.ts";

/** What a person goes by, of the row. */
export function valuesOf({ name, email, phone, company, fields }: Contact): ContactValues {
  return { name, email, phone, company, fields: fromJson<Record<string, string>>(fields) };
}
