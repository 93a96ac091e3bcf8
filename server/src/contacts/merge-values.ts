import { CONTACT_BASICS } from "@palique/shared/contact-names.ts";
import type { Updateable } from "kysely";
import type { Database } from "../db/schema.ts";
import { valuesOf } from "./contact-values.ts";
import type { Contact } from "./contacts.store.ts";
import type { Values } from "./merges.store.ts";

const isBasic = (name: string) => CONTACT_BASICS.some((basic) => basic === name);
/** Whether they want mails about answers they missed: "1" or "0". */
const MAILS = "missedMails";

/** All values by one name each; what is not known is not there. */
export function valuesToMerge(contact: Contact): Values {
  const { fields, ...basics } = valuesOf(contact);
  const all: Values = { ...fields, ...basics, [MAILS]: String(contact.missedMails) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** The values of these names, "" for what is not known. */
export function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, valueIn(values, name)]));
}

/** The names come from outside: "constructor" is none of them. */
function valueIn(values: Values, name: string): string {
  return Object.hasOwn(values, name) ? (values[name] ?? "") : "";
}

/** What is different with the named values taken from the other one. Who wants no mails gets none. */
export function takenFrom(winner: Contact, loser: Contact, names: readonly string[]): Values {
  const own = valuesToMerge(winner);
  const taken = pick(
    valuesToMerge(loser),
    names.filter((name) => name !== MAILS),
  );
  if (loser.missedMails < winner.missedMails) taken[MAILS] = "0";
  return Object.fromEntries(Object.entries(taken).filter(([name, value]) => value !== valueIn(own, name)));
}

/** What the other one knows and this one does not. */
export function namesMissing(winner: Contact, loser: Contact): string[] {
  const own = valuesToMerge(winner);
  return Object.keys(valuesToMerge(loser)).filter((name) => own[name] === undefined);
}

/** The change of the row that brings these values. */
export function changeOf(contact: Contact, changed: Values): Updateable<Database["contacts"]> {
  const change: Updateable<Database["contacts"]> = {};
  const fields = valuesOf(contact).fields;
  for (const [name, value] of Object.entries(changed)) {
    if (name === MAILS) change.missedMails = Number(value);
    else if (isBasic(name)) Object.assign(change, { [name]: value });
    else if (value === "") delete fields[name];
    else fields[name] = value;
  }
  return { ...change, fields: JSON.stringify(fields) };
}
