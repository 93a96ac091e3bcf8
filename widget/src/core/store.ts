/** One immutable value and those who want to know when it changes. */
export interface Store<T> {
  get(): T;
  set(change: Partial<T>): void;
  /** Tells of every change after this call. */
  subscribe(listener: (now: T, before: T) => void): void;
}

export function createStore<T extends object>(initial: T): Store<T> {
  const listeners: ((now: T, before: T) => void)[] = [];
  let value = initial;
  return {
    get: () => value,
    set(change) {
      const before = value;
      value = { ...value, ...change };
      for (const listener of listeners) listener(value, before);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
