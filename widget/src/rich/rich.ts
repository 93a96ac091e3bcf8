import { withChanges } from "@palique/shared/changes.ts";
import type { ToldEvent } from "../panel/event-line.ts";
import type { Panel } from "../panel/panel.model.ts";
import { Bubble } from "./Bubble.tsx";
import { ReplyBar } from "./ReplyBar.tsx";
import { rareLine } from "./rare-line.ts";
import css from "./rich.css?inline";
import { richWords } from "./words.ts";

/**
 * What messages are besides plain words, and what can be done with them: a chunk that comes with the first such
 * message, or once somebody's pointer or keyboard is in the conversation.
 */
export const rich = {
  css,
  current: withChanges,
  rareLine: (panel: Panel) => (event: ToldEvent) => rareLine(event, richWords(panel)),
  Bubble,
  ReplyBar,
};
export type Rich = typeof rich;

/** Something that is under way with one message. */
export interface Doing {
  seq: number;
  what: "menu" | "edit" | "delete";
}
