import { fits, folded } from "../text/fold.ts";

export interface Person {
  id: string;
  name: string;
}

/** A name being written: from its "@" to the caret. */
export interface Naming {
  start: number;
  query: string;
}

const MOST_SHOWN = 6;
/** After this many words it is a sentence, not a name. */
const LONGEST_NAME = 48;

/** What stands before the caret, if it is an "@" that begins a name. An address such as ana@b.co is none. */
export function namingAt(text: string, caret: number): Naming | null {
  const start = text.lastIndexOf("@", caret - 1);
  if (start < 0 || caret - start > LONGEST_NAME) return null;
  const query = text.slice(start + 1, caret);
  const isApart = start === 0 || /[\s(¡¿"'«]/.test(text.charAt(start - 1));
  return isApart && !/\n|^\s| {2}/.test(query) ? { start, query } : null;
}

/** The colleagues whose name it may become. */
export function peopleFor<P extends Person>(people: readonly P[], query: string): P[] {
  const isDone = people.some(({ name }) => query.startsWith(`${name} `));
  // A whole name and a space: done, unless a longer name begins like it.
  const isOpen = ({ name }: P) => !isDone || folded(name).startsWith(folded(query));
  return people.filter((person) => fits(query, person.name) && isOpen(person)).slice(0, MOST_SHOWN);
}

/** The text with the whole name in it, and where the caret goes. */
export function withName(text: string, { start, query }: Naming, name: string) {
  const before = `${text.slice(0, start)}@${name} `;
  const after = text.slice(start + 1 + query.length).replace(/^ /, "");
  return { text: before + after, caret: before.length };
}

/** Cuts a text at the names in it; the longest name wins where one begins like another. */
export function cutAtNames(text: string, people: readonly Person[]): { text: string; name: string | null }[] {
  const names = [...new Set(people.map(({ name }) => name))].sort((a, b) => b.length - a.length);
  const pieces: { text: string; name: string | null }[] = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const name =
      namingAt(text, at + 1)?.start === at ? names.find((one) => standsAt(text, at + 1, one)) : null;
    if (!name) {
      plain += text.charAt(at++);
      continue;
    }
    if (plain) pieces.push({ text: plain, name: null });
    plain = "";
    pieces.push({ text: `@${name}`, name });
    at += name.length + 1;
  }
  return plain ? [...pieces, { text: plain, name: null }] : pieces;
}

function standsAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length));
}

/** Who is named. Of several with one name, those that were picked from the list, else all of them. */
export function namedIn(text: string, people: readonly Person[], picked: ReadonlySet<string>): string[] {
  const names = new Set(cutAtNames(text, people).map(({ name }) => name));
  const named = people.filter(({ name }) => names.has(name));
  const isPicked = ({ id }: Person) => picked.has(id);
  return named
    .filter((one) => isPicked(one) || !named.some((other) => other.name === one.name && isPicked(other)))
    .map(({ id }) => id);
}
