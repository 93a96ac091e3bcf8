/**
 * Rules for invitations as the server prepares them for one page: what it knows itself is decided, and what is left
 * is what only the browser can see. Small and free of schemas, as tracked pages load it.
 */

/** Milliseconds on this page, since it was used, and since these rules came. */
export const PAGE = 0;
export const IDLE = 1;
export const SINCE = 2;
/** Pages since these rules came, per cent of this page that were seen, 1 while the visitor is about to leave. */
export const MOVES = 3;
export const SCROLL = 4;
export const EXIT = 5;
/** An event of the page, and attributes: as a number, as a text (the address, where it has no name). */
export const EVENT = 6;
export const NUMBER = 7;
export const TEXT = 8;

/** When it holds, in milliseconds: from the first, up to the second. */
export type Span = [from: number, to: number];
/**
 * Pieces that follow each other somewhere in the text, which is folded, with an "a" before it and a "z" behind it:
 * folded text has no small letters, so a piece that has one stands at the beginning or the end.
 */
export type Pieces = string[];

export type BrowserCondition =
  | [on: typeof PAGE | typeof IDLE | typeof SINCE, spans: Span[], name?: undefined, not?: undefined]
  | [on: typeof MOVES | typeof SCROLL | typeof EXIT, least: number, name?: undefined, not?: undefined]
  | [on: typeof EVENT, least: number, name: string, not?: undefined]
  /** The sign turns "at least" into "at most". */
  | [on: typeof NUMBER, least: number, name: string, not: boolean, sign: 1 | -1]
  | [on: typeof TEXT, any: Pieces[], name: string, not: boolean];

/** The first that fits wins; the delay begins once all conditions hold. */
export type BrowserRule = [id: string, delayMs: number, conditions: BrowserCondition[]];
