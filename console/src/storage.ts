/** A value kept in this browser. Storage may be blocked or full: then it simply is not kept. */
export function remembered<T>(key: string, fallback: T) {
  return {
    read(): T {
      try {
        const text = localStorage.getItem(key);
        return text === null ? fallback : JSON.parse(text);
      } catch {
        return fallback;
      }
    },
    write(value: T): void {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Blocked or full: the screen still works, it only forgets.
      }
    },
    forget(): void {
      try {
        localStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
