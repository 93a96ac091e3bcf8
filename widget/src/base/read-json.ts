/** What the browser keeps under one name, as it was before it was text. */
export function readJson<T>(text: string | null): T | null {
  try {
    return JSON.parse(text ?? "null") as T;
  } catch {
    return null;
  }
}
