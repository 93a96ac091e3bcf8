import { VARIABLE_MAX, VARIABLE_NAME_MAX, VARIABLES_MAX } from "@palique/shared/limits.ts";

/** The start of what the page said, as text. */
export function cut(said: unknown, max: number): string {
  return String(said ?? "").slice(0, max);
}

/**
 * What of the page's variables the server takes, cut before it travels: a frame that is too large would cost the
 * connection. The latest stay; `null` takes one back.
 */
export function fair(said: object): Record<string, string> {
  const kept = Object.entries(said).flatMap(([name, value]) => {
    const key = name.trim().slice(0, VARIABLE_NAME_MAX);
    const isValue = /^(string|number|boolean)$/.test(typeof value);
    return isValue && !/^(locale|theme|__proto__|)$/.test(key) ? [[key, cut(value, VARIABLE_MAX)]] : [];
  });
  return Object.fromEntries(kept.slice(-VARIABLES_MAX));
}
