import type { ContactField } from "@palique/shared/contacts.ts";
import { WebUrl } from "@palique/shared/fields.ts";

/** Whether a value, not "", is one of its kind. */
export function isValueOf({ kind, choices }: ContactField, value: string): boolean {
  if (kind === "number") return /^-?\d{1,15}(\.\d{1,10})?$/.test(value);
  if (kind === "date") return isDay(value);
  if (kind === "choice") return choices.includes(value);
  if (kind === "boolean") return value === "yes" || value === "no";
  if (kind === "link") return WebUrl.safeParse(value).success;
  return true;
}

/** A day of the calendar: not February 30. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
