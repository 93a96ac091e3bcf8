import { computed } from "@preact/signals";
import { useMemo } from "preact/hooks";

/** Something worked out of many signals: who shows it is drawn anew when it changes, not whenever they do. */
export function useKnown<T>(find: () => T, of: readonly unknown[]): T {
  return useMemo(() => computed(find), of).value;
}
