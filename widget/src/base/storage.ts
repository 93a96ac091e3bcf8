/**
 * The site's own corner of localStorage, as text under a prefix. Where the browser refuses (blocked, full)
 * it lives as long as the page: the chat works, it only does not survive a reload.
 */
export interface Storage {
  get(name: string): string | null;
  /** null removes. */
  set(name: string, value: string | null): void;
  /** What the browser refused to keep. */
  held: ReadonlyMap<string, string>;
}

export function openStorage(prefix: string): Storage {
  const memory = new Map<string, string>();
  let kept: globalThis.Storage | undefined;
  try {
    kept = localStorage;
  } catch {
    // Blocked: memory it is.
  }
  return {
    get: (name) => memory.get(name) ?? kept?.getItem(prefix + name) ?? null,
    set(name, value) {
      memory.delete(name);
      if (value === null) return kept?.removeItem(prefix + name);
      try {
        if (kept) return kept.setItem(prefix + name, value);
      } catch {
        // Full: as if blocked, for this one.
      }
      memory.set(name, value);
    },
    held: memory,
  };
}
