import source from "./outlines.json?url";
import { type Outline, readOutlines } from "./outlines.ts";

let known: Promise<Outline[]> | null = null;

/** The outlines of all countries, from a file of ours; asked for once. */
export function loadOutlines(): Promise<Outline[]> {
  known ??= fetch(source)
    .then((answer) => answer.json())
    .then(readOutlines);
  known.catch(() => {
    known = null;
  });
  return known;
}
