import type { ContactValues } from "@palique/shared/contacts.ts";
import { valueNamed } from "./change.model.ts";
import { type Line, linesOf } from "./Details.tsx";

/** As the server calls it. */
export function nameOfLine({ name }: Line): string {
  return "basic" in name ? name.basic : name.fieldId;
}

/** What is known of the other one only is kept, unless somebody says no. */
export function takenAtFirst(values: ContactValues, other: ContactValues): Set<string> {
  const missing = linesOf().filter(({ name }) => !valueNamed(values, name) && valueNamed(other, name));
  return new Set(missing.map(nameOfLine));
}
