import { z } from "zod";
import { CONTACT_FIELD_KINDS } from "./contact-names.ts";
import type { Rating, TicketStatus, TicketType } from "./conversation.ts";
import { Email, Id, LocalizedName, Name } from "./fields.ts";
import { CONTACT_FIELDS_MAX, CONTACT_NOTE_MAX, CONTACT_VALUE_MAX, NAME_MAX } from "./limits.ts";

/** People, over HTTP under /api/v1. Browsers import types only. */

const Choice = z.string().trim().min(1).max(NAME_MAX);
/** Named in ready-made texts: {{custom.key}}. */
const FieldKey = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u);

/**
 * What the administrator wants to know of people. GET /contact-fields -> ContactField[], in their order, for every
 * operator. For administrators: POST /contact-fields -> ContactField; PATCH /contact-fields/:id (labels, choices) ->
 * ContactField; DELETE /contact-fields/:id -> null, with the values; PUT /contact-fields/order -> ContactField[].
 * Fails with "conflict" (field "key") when another one has the key, and when there are too many.
 */
export const CreateContactField = z
  .object({
    /** Cannot be changed later: texts use it. */
    key: FieldKey,
    kind: z.enum(CONTACT_FIELD_KINDS),
    labels: LocalizedName,
    /** Of the kind "choice", in their order; else none. */
    choices: z.array(Choice).max(50).default([]),
  })
  .refine(({ kind, choices }) => kind !== "choice" || choices.length > 0, { path: ["choices"] });
export type CreateContactField = z.input<typeof CreateContactField>;
/** A choice that is gone stays with those who have it, until somebody chooses anew. */
export const SaveContactField = z.object({
  labels: LocalizedName.optional(),
  choices: z.array(Choice).min(1).max(50).optional(),
});
export type SaveContactField = z.input<typeof SaveContactField>;
export const OrderContactFields = z.object({ ids: z.array(Id).max(CONTACT_FIELDS_MAX) });
export type OrderContactFields = z.infer<typeof OrderContactFields>;
export type ContactField = z.output<typeof CreateContactField> & { id: string };

/**
 * PATCH /contacts/:id -> ContactValues: what is given is saved, "" is for nothing. A number is written as in
 * JavaScript, a date as 2026-12-31, a boolean as "yes" or "no", a link with http or https; "bad-input" names the
 * field ("fields.ID") that is not.
 */
export const SaveContact = z.object({
  name: Name.or(z.literal("")).optional(),
  email: Email.or(z.literal("")).optional(),
  phone: z.string().trim().max(NAME_MAX).optional(),
  company: z.string().trim().max(NAME_MAX).optional(),
  /** By the id of the field. */
  fields: z.record(Id, z.string().trim().max(CONTACT_VALUE_MAX)).optional(),
});
export type SaveContact = z.input<typeof SaveContact>;

export interface ContactValues {
  name: string;
  email: string;
  phone: string;
  company: string;
  /** By the id of the field; what is not known is not there. */
  fields: Record<string, string>;
}

/** GET /contacts?search= -> ContactRow[]: people with a conversation the operator may see. */
export const FindContacts = z.object({ search: z.string().trim().max(200) });

export interface ContactRow {
  id: string;
  name: string;
  email: string;
  company: string;
  conversations: number;
  /** When a browser of theirs was last here; null: none is known. */
  seenAt: number | null;
}

/**
 * GET /contacts/:id -> ContactCard; of one that was merged, the one it is part of. Others' look like "not-found".
 * GET /contacts/:id/visits -> VisitSummary[] (visits.ts), newest first.
 */
export interface ContactCard extends ContactValues {
  id: string;
  createdAt: number;
  seenAt: number | null;
  /** Who websites say it is: the proven ones first. */
  identities: ContactIdentity[];
  /** Those the operator may see, newest first, at most 50. */
  conversations: ContactConversation[];
  ratings: ContactRating[];
  /** Newest first. */
  notes: ContactNote[];
  /** Those that can still be undone, newest first. */
  merges: ContactMerge[];
  /** Perhaps the same person. */
  duplicates: (ContactRow & { because: "email" | "external-id" })[];
}

export interface ContactIdentity {
  visitorId: string;
  siteName: string;
  isVerified: boolean;
  /** The customer's id in the website's own system; "" none. Unverified: anybody can say so. */
  externalId: string;
  name: string;
  email: string;
}

export interface ContactConversation {
  id: string;
  number: number;
  departmentId: string;
  /** Of the ticket, or what operators say it is about; "" none. */
  subject: string;
  /** The newest public words, shortened. */
  last: string;
  chat: "queued" | "active" | "ended" | null;
  ticket: { type: TicketType; status: TicketStatus } | null;
  createdAt: number;
  lastAt: number;
}

export interface ContactRating {
  rating: Rating;
  at: number;
  conversationNumber: number;
  /** Who had the chat; "" nobody. */
  operatorName: string;
}

/**
 * POST /contacts/:id/notes -> ContactNote, stored once per clientId; PATCH and DELETE /contacts/:id/notes/:noteId for
 * one's own.
 */
export const SaveContactNote = z.object({ text: z.string().trim().min(1).max(CONTACT_NOTE_MAX) });
export type SaveContactNote = z.input<typeof SaveContactNote>;
export const AddContactNote = SaveContactNote.extend({ clientId: z.uuid() });
export type AddContactNote = z.input<typeof AddContactNote>;
export interface ContactNote {
  id: string;
  operatorId: string;
  operatorName: string;
  text: string;
  createdAt: number;
  editedAt: number | null;
}

/**
 * POST /contacts/:id/merge -> ContactMerged: the other one becomes part of this one, with browsers, conversations and
 * notes. "conflict": one of them is merged already. POST /contacts/:id/merges/:mergeId/undo -> null within
 * MERGE_UNDO_DAYS, "expired" later: everything goes back to whose it was, with what came in their browsers since.
 */
export const MergeContact = z.object({
  otherId: Id,
  /** What is taken from the other one: "name", "email", "phone", "company", or the id of a field. */
  fromOther: z.array(Id).max(CONTACT_FIELDS_MAX + 4),
});
export type MergeContact = z.infer<typeof MergeContact>;
export interface ContactMerged {
  mergeId: string;
}

export interface ContactMerge {
  id: string;
  name: string;
  email: string;
  at: number;
  /** Who did it; "" by itself. */
  operatorName: string;
  undoUntil: number;
}
