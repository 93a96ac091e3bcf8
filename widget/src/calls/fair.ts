import { VARIABLE_MAX, VARIABLE_NAME_MAX, VARIABLES_MAX } from "@palique/shared/limits.ts";

/** The start of what the page said, as text. */
export function cut(said: unknown, max: number): string {
  return String(said ?? "").slice(0, max);
}

/**
 * What of the page's variables the server takes, cut before it travels: a frame that is too large would cost the
 * connection. The latest stay, and before them those that `null` takes back.
 */
export function fair(said: object): Record<string, string | null> {
  const kept = Object.entries(said).flatMap(([name, value]): [string, string | null][] => {
    const key = name.trim().slice(0, VARIABLE_NAME_MAX);
    if (/^(locale|theme|__proto__|)$/.test(key)) return [];
    if (value === null) return [[key, value]];
    return /^(string|number|boolean)$/.test(typeof value) ? [[key, cut(value, VARIABLE_MAX)]] : [];
  });
  kept.sort(([, one], [, other]) => Number(one !== null) - Number(other !== null));
  return Object.fromEntries(kept.slice(-VARIABLES_MAX));
}
