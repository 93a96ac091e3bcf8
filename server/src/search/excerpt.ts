import type { Excerpt } from "@palique/shared/search.ts";
import { type Query, type Word, wordsIn } from "./words.ts";

/** Characters shown around the first match. */
const BEFORE = 32;
const LENGTH = 150;

/** The text, or the part of a long one around the first match, with what was asked for marked; null: it is not in it. */
export function excerptOf(text: string, query: Query): Excerpt | null {
  const matches = matchesIn(wordsIn(text), query);
  const first = matches[0];
  if (!first) return null;
  const from = text.length <= LENGTH ? 0 : wordStart(text, Math.max(0, first.start - BEFORE));
  const to = Math.min(text.length, from + LENGTH);
  const pieces: Excerpt = [];
  const add = (part: string, isMatch: boolean) => {
    const clean = part.replace(/\s+/g, " ");
    if (clean) pieces.push({ text: clean, isMatch });
  };
  let at = from;
  for (const { start, end } of matches) {
    if (start < at || start >= to) continue;
    add((at === from && from > 0 ? "…" : "") + text.slice(at, start), false);
    add(text.slice(start, Math.min(end, to)), true);
    at = Math.min(end, to);
  }
  add(text.slice(at, to).replace(/[\uD800-\uDBFF]$/, "") + (to < text.length ? "…" : ""), false);
  return pieces;
}

/** Where the terms stand, in the order of the text. */
function matchesIn(words: readonly Word[], { terms, isOpen }: Query): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const [index, term] of terms.entries()) {
    const mayGoOn = isOpen && index === terms.length - 1;
    for (let at = 0; at + term.length <= words.length; at++) {
      const fits = term.every((wanted, place) => {
        const word = words[at + place]?.word ?? "";
        return mayGoOn && place === term.length - 1 ? word.startsWith(wanted) : word === wanted;
      });
      const start = words[at]?.start ?? 0;
      if (fits) found.push({ start, end: words[at + term.length - 1]?.end ?? start });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(" ", near);
  return near === 0 || space < 0 || space > near + BEFORE ? near : space + 1;
}
