/** A word as it is compared, without case and accents, and where it stands in the text. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** Longer ones are cut, in what is searched and in what is asked. */
const WORD_MAX = 64;
const PART = /[\p{L}\p{N}]/u;
/** Scripts that leave no space between words: every character counts as one. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The words of a text: "Información, ya" gives informacion and ya. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let word = "";
  let start = 0;
  let at = 0;
  const close = (end: number) => {
    if (word) words.push({ word: word.slice(0, WORD_MAX), start, end });
    word = "";
  };
  for (const character of text) {
    const end = at + character.length;
    const part = folded(character);
    if (part === null) {
      close(at);
    } else if (part !== "" && UNSPACED.test(part)) {
      close(at);
      words.push({ word: part, start: at, end });
    } else {
      if (!word) start = at;
      word += part;
    }
    at = end;
  }
  close(at);
  return words;
}

/** The character as it is compared; "" for an accent by itself, null for what parts words. */
function folded(character: string): string | null {
  const code = character.charCodeAt(0);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return character;
    return code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : null;
  }
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  if (base === "") return "";
  if (!PART.test(base)) return null;
  return base.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** What is asked: every term has to be there; a term of several words has them in a row. */
export interface Query {
  terms: string[][];
  /** The last word of the last term may go on. */
  isOpen: boolean;
}

const TERMS_MAX = 12;
/** Fewer letters say too little to complete a word. */
const PREFIX_MIN = 2;

/** Words, all of them, in any order; "in quotes" in a row; the last one may be unfinished. Null: nothing to look for. */
export function parseQuery(text: string): Query | null {
  const terms: string[][] = [];
  for (const [, quoted, plain] of text.matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
    const words = wordsIn(quoted ?? plain ?? "").map(({ word }) => word);
    if (words.length > 0) terms.push(words);
  }
  const last = terms.slice(0, TERMS_MAX).at(-1)?.at(-1);
  if (last === undefined) return null;
  return { terms: terms.slice(0, TERMS_MAX), isOpen: !/"\s*$/.test(text) && last.length >= PREFIX_MIN };
}
