import type { Db } from "../db/store.ts";
import { listSubscribers } from "./push.store.ts";

/** A subscription made by another process is known here after this long. */
const KNOWN_MS = 5_000;

/** Who has a browser to call, remembered: where nobody has, no message pays for asking. */
export interface Subscribers {
  /** Whether the operator may have one. */
  hasOperator(id: string): boolean;
  hasVisitor(id: string): boolean;
  /** Whether anybody at all may have one. */
  any(): boolean;
  /** Something changed here: everybody may have one until it is known again. */
  forget(): void;
}

export function rememberSubscribers(db: Db): Subscribers {
  let known: Awaited<ReturnType<typeof listSubscribers>> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let version = 0;

  function look() {
    if (performance.now() - readAt < KNOWN_MS) return known;
    readAt = performance.now();
    const mine = ++version;
    listSubscribers(db).then(
      (read) => {
        if (mine === version) known = read;
      },
      // The database is away, and the next look is soon: until then everybody may have one.
      () => {
        known = null;
      },
    );
    return known;
  }

  return {
    hasOperator: (id) => look()?.operators.has(id) ?? true,
    hasVisitor: (id) => look()?.visitors.has(id) ?? true,
    any() {
      const { operators, visitors } = look() ?? {};
      return operators && visitors ? operators.size + visitors.size > 0 : true;
    },
    forget() {
      version++;
      known = null;
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}
