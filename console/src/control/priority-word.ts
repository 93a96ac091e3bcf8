import { PRIORITY_NAMES, type PriorityName } from "@palique/shared/priority.ts";
import { fits } from "../text/fold.ts";

/** The priority that is meant by what follows `!priority`: its name, or how it begins in the language of the screen. */
export function priorityNamed(
  word: string,
  titleOf: (name: PriorityName) => string,
): PriorityName | undefined {
  if (!/\p{L}/u.test(word)) return undefined;
  return PRIORITY_NAMES.find((name) => fits(word, titleOf(name)) || name === word.toLowerCase());
}
