/** Words on the wire for what is kept of people, free of schemas so that browsers can import them. */

export const CONTACT_FIELD_KINDS = ["text", "number", "date", "choice", "boolean", "link"] as const;
export type ContactFieldKind = (typeof CONTACT_FIELD_KINDS)[number];

/** What every contact has. */
export const CONTACT_BASICS = ["name", "email", "phone", "company"] as const;
export type ContactBasic = (typeof CONTACT_BASICS)[number];

/** A merge can be undone for this long. */
export const MERGE_UNDO_DAYS = 30;
