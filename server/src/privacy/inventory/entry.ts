import type { Locale } from "@palique/shared/locale.ts";
import type { RetentionKind } from "@palique/shared/privacy-names.ts";
import type { Database } from "../../db/schema.ts";
import type { ERASED, EXPIRY, WHY } from "./words.ts";

export type Words = Readonly<Record<Locale, string>>;
export type TableName = keyof Database;

/** What a column names when its rows belong to a person. */
export type PersonKey =
  | "contact"
  | "visitor"
  | "conversation"
  | "chat"
  | "subscription"
  /** "visitor:<site id>:<token hash>", as files have it. */
  | "uploader"
  | "email";

/** A table with data of the people who visit, or of the people who answer. */
interface HeldEntry<T extends TableName> {
  whose: "person" | "operator";
  what: Words;
  why: keyof typeof WHY;
  /** Columns with personal data, and those without: together all there are. */
  personal: readonly (keyof Database[T] & string)[];
  plain: readonly (keyof Database[T] & string)[];
  /** The setting that says how long it is kept, or the rule in words. */
  kept: RetentionKind | keyof typeof EXPIRY;
  /**
   * Any of these columns makes a row a person's. Exporting and erasing go by it, so a new table with it needs
   * nothing more. Without: see `erased`.
   */
  by?: { readonly [C in keyof Database[T] & string]?: PersonKey | readonly PersonKey[] };
  /** Other tables refer to its id as this: its rows go by it, after theirs. */
  root?: PersonKey;
  /** Secrets and our own bookkeeping: never exported. */
  secret?: readonly (keyof Database[T] & string)[];
  /** Columns whose text is JSON, for the export. */
  json?: readonly (keyof Database[T] & string)[];
  /** Rows whose instant in this column is older than `kept` says go at night. */
  agedBy?: keyof Database[T] & string;
  /** Where erasing does something else than removing the rows. */
  erased?: keyof typeof ERASED;
}

/** A table in which nothing is about people, and why. */
interface FreeEntry {
  free: Words;
}

export type TableEntry<T extends TableName> = HeldEntry<T> | FreeEntry;
export type AnyHeld = {
  [T in TableName]: HeldEntry<T>;
}[TableName];

/** Checks a line against the columns of its table; the table's name is that of the line. */
export type Tables<T extends TableName> = { readonly [N in T]: TableEntry<N> };
