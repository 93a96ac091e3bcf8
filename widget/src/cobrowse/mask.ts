import { hasCheckDigit } from "../acts/secret-field.ts";

const DOT = "•";
/** Words and values keep about their length, so that nothing moves, but not the length itself. */
const WORD_STEP = 3;
const VALUE_STEP = 4;
const VALUE_MAX = 24;
/** Of a password, a card or a code nothing is told but that there is one. */
const SECRET = DOT.repeat(8);

const roundUp = (length: number, step: number): number => Math.ceil(length / step) * step;

/** Letters become dots. */
export function dots(text: string): string {
  return text.replace(/\S+/g, (word) => DOT.repeat(roundUp(Math.min(word.length, 60), WORD_STEP)));
}

/** What a field holds. */
export function maskedValue(value: string, secret: boolean, lines: boolean): string {
  if (!value) return "";
  if (secret) return SECRET;
  return lines ? dots(value) : DOT.repeat(roundUp(Math.min(value.length, VALUE_MAX), VALUE_STEP));
}

/** A run of digits as long as a card's number could be one. */
function isCardNumber(digits: string): boolean {
  return /[1-9]/.test(digits) && hasCheckDigit(digits);
}

const CARD_LIKE = /\d(?:[ .-]?\d){12,18}/g;

/** Ordinary text, without card numbers. */
export function withoutCards(text: string): string {
  if (text.length < 13) return text;
  return text.replace(CARD_LIKE, (run) => (isCardNumber(run.replace(/\D/g, "")) ? dots(run) : run));
}

/** It could be a key, a number of somebody or an address rather than a word. */
export function isToken(text: string): boolean {
  if (/@|%40/.test(text) || text.length > 80) return true;
  return text.split(/[-_.~+!*'(),:]/).some((piece) => {
    if (/^\d+$/.test(piece)) return piece.length > 8;
    if (/\d/.test(piece)) return piece.length > 7;
    return piece.length > 20 || /[a-z][A-Z]|[A-Z]{6}/.test(piece);
  });
}

/** Words as they are, anything else as dots: for titles and the like, which sometimes carry what is not for all eyes. */
export function wordsOnly(text: string): string {
  return withoutCards(text).replace(/\S+/g, (word) => (isToken(word) ? dots(word) : word));
}
