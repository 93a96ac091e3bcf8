import { withChanges } from "@palique/shared/changes.ts";
import { Bubble } from "./Bubble.tsx";
import { ReplyBar } from "./ReplyBar.tsx";
import css from "./rich.css?inline";

/**
 * What messages are besides plain words, and what can be done with them: a chunk that comes with the first such
 * message, or once somebody's pointer or keyboard is in the conversation.
 */
export const rich = { css, current: withChanges, Bubble, ReplyBar };
export type Rich = typeof rich;

/** Something that is under way with one message. */
export interface Doing {
  seq: number;
  what: "menu" | "edit" | "delete";
}
