import type { ConversationSummary } from "@palique/shared/operator.ts";
import type { ComponentChildren } from "preact";
import { cannedMessages, newCanned } from "../canned/composer-source.tsx";
import type { PaletteItem } from "./sources.ts";

/** The reply that is being written. */
export interface ReplyInHand {
  conversationId: string;
  /** Puts this in place of what the list was opened with; the caret goes to its end. */
  write: (text: string) => void;
  /** What stands in the box besides. */
  rest: string;
}

export interface ComposerItem extends Omit<PaletteItem, "run" | "keys"> {
  /** Chosen: the "/…" is gone from the box already. */
  pick: (reply: ReplyInHand) => void;
  /** Chosen with Alt+Enter: it leaves as if typed. */
  pickTyped?: (reply: ReplyInHand) => void;
  /** Alt+L: the same in another language. */
  turn?: () => void;
  /** What it is, in full, under the list. */
  preview?: () => ComponentChildren;
}

/** Lines of one kind in the list that "/" opens in a reply, before the commands. */
export interface ComposerSource {
  id: string;
  title: () => string;
  /** Also in the middle of a text, not only at its beginning. */
  isInside?: boolean;
  items: (row: ConversationSummary) => readonly ComposerItem[];
}

/** A feature adds its own here. */
export const COMPOSER_SOURCES: readonly ComposerSource[] = [cannedMessages, newCanned];
