import { KeepBar } from "./KeepBar.tsx";
import css from "./keep.css?inline";

/** Printing and mailing the conversation: a chunk that comes with the end of a chat. */
export const keep = { css, KeepBar };
export type Keep = typeof keep;
