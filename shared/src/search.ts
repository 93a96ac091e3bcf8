import { z } from "zod";
import type { Author } from "./conversation.ts";
import type { ConversationSummary } from "./operator.ts";

/** Words that all have to be there, "in quotes" in a row; case and accents do not matter, the last may be unfinished. */
export const Search = z.object({ query: z.string().trim().max(200) });
export type Search = z.input<typeof Search>;

/** A text in pieces, for showing what was found in it. */
export type Excerpt = { text: string; isMatch: boolean }[];

/** Found by its number or its ticket's subject. */
export interface FoundConversation {
  conversation: ConversationSummary;
  title: Excerpt;
}

/** Found by name or address, with their newest conversation. */
export interface FoundPerson {
  conversation: ConversationSummary;
  name: Excerpt;
  email: Excerpt;
  /** How many of their conversations were found. */
  conversations: number;
}

/** The newest message of a conversation that has the words. */
export interface FoundMessage {
  conversation: ConversationSummary;
  seq: number;
  at: number;
  author: Author["kind"];
  authorName: string;
  visibility: "public" | "internal";
  excerpt: Excerpt;
  /** Older ones of the same conversation that have them too, as far as they were looked at. */
  more: number;
}

export interface SearchResults {
  conversations: FoundConversation[];
  people: FoundPerson[];
  messages: FoundMessage[];
}
