import type { ConversationSummary } from "@palique/shared/operator.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { type HeldRow, holdRows } from "./hold-rows.ts";

/** How long a row that left can still be seen where it was. */
const FADES_MS = 2_500;

/**
 * The rows as they are shown: while the pointer is over them nothing slides under it, and a row that left stays
 * for a moment as a shadow instead of jumping away.
 */
export function useHeld(next: readonly ConversationSummary[]): {
  shown: readonly HeldRow[];
  onPointer: (inside: boolean) => void;
} {
  const before = useRef<readonly HeldRow[]>([]);
  const [isInside, setInside] = useState(false);
  const [, redraw] = useState(0);
  const shown = isInside ? holdRows(before.current, next) : withShadows(before.current, next);
  const isLeaving = shown.some(({ gone }) => gone);
  before.current = shown;
  useEffect(() => {
    if (isInside || !isLeaving) return;
    const timer = setTimeout(() => {
      before.current = [];
      redraw((count) => count + 1);
    }, FADES_MS);
    return () => clearTimeout(timer);
  }, [isInside, isLeaving]);
  return { shown, onPointer: setInside };
}

/** The rows in their order, with those that left among them where they stood. */
export function withShadows(before: readonly HeldRow[], next: readonly ConversationSummary[]): HeldRow[] {
  const shown: HeldRow[] = next.map((row) => ({ row, gone: false }));
  const ids = new Set(next.map(({ id }) => id));
  for (const [index, { row }] of before.entries()) {
    if (!ids.has(row.id)) shown.splice(Math.min(index, shown.length), 0, { row, gone: true });
  }
  return shown;
}
