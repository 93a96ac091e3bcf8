import { folded } from "../text/fold.ts";

/** What can be found: folded once, compared at every key. */
export interface Findable {
  title: string;
  words: readonly string[];
  keywords: readonly string[];
}

const BREAK = /[^\p{L}\p{N}]+/u;

export function findable(title: string, keywords = ""): Findable {
  const text = folded(title);
  return { title: text, words: wordsOf(text), keywords: wordsOf(folded(keywords)) };
}

function wordsOf(text: string): string[] {
  return text.split(BREAK).filter(Boolean);
}

/**
 * How well a query fits, 0 for not at all: every word of it has to begin a word, lie within one, or be its letters in
 * order ("trf" finds "transfer"). The title counts for more than the keywords, and its beginning for most.
 */
export function fitness(query: string, { title, words, keywords }: Findable): number {
  const asked = folded(query).trim();
  const parts = wordsOf(asked);
  if (parts.length === 0) return asked ? 0 : 1;
  let sum = 0;
  for (const part of parts) {
    const best = Math.max(among(part, words), among(part, keywords) * 0.6);
    if (best === 0) return 0;
    sum += best;
  }
  return sum / parts.length + (title.startsWith(asked) ? 40 : 0);
}

function among(part: string, words: readonly string[]): number {
  let best = 0;
  words.forEach((word, index) => {
    const early = index === 0 ? 10 : 0;
    if (word === part) best = Math.max(best, 100 + early);
    else if (word.startsWith(part)) best = Math.max(best, 80 + early);
    else if (part.length > 1 && word.includes(part)) best = Math.max(best, 40);
    else if (part.length > 2 && word[0] === part[0] && isWithin(part, word)) best = Math.max(best, 20);
  });
  return best;
}

/** Whether the letters come in this order. */
function isWithin(part: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === part[at]) at++;
  return at === part.length;
}
