/**
 * What came is JSON of a stranger: own properties only, and each looked at. Answers are null for whatever is not as it
 * should be.
 */
export type Raw = Readonly<Record<string, unknown>>;

export function record(value: unknown): Raw | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Raw) : null;
}

/** Never what the prototype holds. */
export function own(from: Raw, name: string): unknown {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

export function list(value: unknown, max: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, max) : [];
}

export function text(value: unknown, max: number): string | null {
  return typeof value === "string" ? value.slice(0, max) : null;
}

export function number(value: unknown, min: number, max: number): number | null {
  return typeof value === "number" && Number.isFinite(value) ? Math.min(Math.max(value, min), max) : null;
}

/** The id of a node. */
export function nodeId(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : null;
}
