import { z } from "zod";
import type { Locale } from "./locale.ts";
import { ADDRESS_RULES, RETENTION_KINDS, RETENTION_MAX_DAYS, type RetentionKind } from "./privacy-names.ts";

/** The HTTP contract of privacy, under /api/v1/privacy. For administrators, by their session. */

/** Days that each kind of data is kept; 0: for ever. Part of Settings. */
export const Retention = z.record(z.enum(RETENTION_KINDS), z.number().int().min(0).max(RETENTION_MAX_DAYS));
export type Retention = z.infer<typeof Retention>;
export const AddressRuleField = z.enum(ADDRESS_RULES);

type Words = Readonly<Record<Locale, string>>;

/** Until when something is kept: as long as a setting says, or as a rule in words does. */
export interface Kept {
  /** The setting, if one decides. */
  setting: RetentionKind | null;
  /** What it says now, in days; 0: for ever. Null without a setting. */
  days: number | null;
  words: Words;
}

/** One place in which personal data is stored. */
export interface InventoryEntry {
  /** Table, folder, storage key, cookie. */
  name: string;
  place: "database" | "disk" | "log" | "memory" | "visitor-browser" | "operator-browser";
  whose: "person" | "operator";
  what: Words;
  why: Words;
  /** Columns that hold personal data; empty where there are none. */
  columns: string[];
  kept: Kept;
  /** Whether an export of the person has it. */
  exported: boolean;
  /** What erasing the person does to it. */
  erased: Words;
}

/** GET /inventory -> Inventory: everything that is stored of people. */
export interface Inventory {
  version: 1;
  /** ISO 8601. */
  generatedAt: string;
  entries: InventoryEntry[];
  /** Tables without personal data, and why there is none. */
  free: { name: string; reason: Words }[];
}

/** GET /people?search= -> FoundPerson[]: by email, or by a part of the name. */
export const FindPeople = z.object({ search: z.string().trim().min(2).max(200) });
export interface FoundPerson {
  contactId: string;
  name: string;
  email: string;
  conversations: number;
  createdAt: number;
  /** When a browser of theirs was last here. */
  seenAt: number | null;
}

/**
 * GET /people/:contactId -> PersonSummary; GET /people/:contactId/export -> application/zip.
 * GET /conversations/:id/person -> PersonSummary: whose conversation it is.
 */
export interface PersonSummary extends FoundPerson {
  /** What has to be typed to erase them: the name, else the email, else the number of a conversation. */
  confirmWith: string;
  files: number;
  /** A chat of theirs waits or runs: it has to end first. */
  isChatting: boolean;
}

/** POST /people/:contactId/erase -> null. Cannot be undone. "conflict" while a chat waits or runs. */
export const ErasePerson = z.object({ confirm: z.string().max(400) });
export type ErasePerson = z.infer<typeof ErasePerson>;
