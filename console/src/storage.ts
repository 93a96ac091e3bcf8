/** A value kept in this browser. Storage may be blocked or full: then it simply is not kept. */
export function remembered<T>(key: string, fallback: T, storage: () => Storage = () => localStorage) {
  return {
    read(): T {
      try {
        const text = storage().getItem(key);
        return text === null ? fallback : JSON.parse(text);
      } catch {
        return fallback;
      }
    },
    write(value: T): void {
      try {
        storage().setItem(key, JSON.stringify(value));
      } catch {
        // Blocked or full: the screen still works, it only forgets.
      }
    },
    forget(): void {
      try {
        storage().removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
