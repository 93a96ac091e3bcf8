/** Reading what the browser keeps, beyond one value by its name. */

export function readJson<T>(text: string | null): T | null {
  try {
    return JSON.parse(text ?? "null") as T;
  } catch {
    return null;
  }
}

/** Names of what survived a reload. */
export function keptNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(prefix) ? key.slice(prefix.length) : [],
    );
  } catch {
    return [];
  }
}

/** Tells when another tab changed something. */
export function watchKept(prefix: string, changed: (name: string, value: string | null) => void): void {
  addEventListener("storage", ({ key, newValue }) => {
    if (key?.startsWith(prefix)) changed(key.slice(prefix.length), newValue);
  });
}
