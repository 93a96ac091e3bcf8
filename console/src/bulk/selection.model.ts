import { signal } from "@preact/signals";
import type { EndlessList } from "../inbox/all.model.ts";
import { whenSignedOut } from "../session.model.ts";

/** Ids of the rows that are ticked, in the list that is shown. */
export const selected = signal<ReadonlySet<string>>(new Set());
/** The ids of that list, in its order: for ranges. */
let shown: readonly string[] = [];
/** Where a range begins: the row that was ticked last. */
let anchor: string | null = null;

/** More are not acted on at once. */
export const SELECTED_MAX = 1_000;

/** What the list shows now. */
export function showing(ids: readonly string[]): void {
  shown = ids;
}

/** Ticks a row or not; with `range`, everything from the one before to this one, too. */
export function toggle(id: string, range = false): void {
  const next = new Set(selected.peek());
  const isOn = !next.has(id);
  const [from, to] = [shown.indexOf(anchor ?? ""), shown.indexOf(id)].sort((a, b) => a - b);
  const ids = range && from !== undefined && to !== undefined && from >= 0 ? shown.slice(from, to + 1) : [id];
  for (const one of ids) {
    if (!isOn) next.delete(one);
    else if (next.size < SELECTED_MAX) next.add(one);
  }
  anchor = id;
  selected.value = next;
}

export function clearSelection(): void {
  anchor = null;
  if (selected.peek().size > 0) selected.value = new Set();
}

/** Ticks all of a list, also what is not loaded yet, up to the most there can be. */
export async function selectAll(list: EndlessList): Promise<void> {
  while (list.hasMore.peek() && list.rows.peek().length < SELECTED_MAX) {
    const before = list.rows.peek().length;
    await list.more();
    if (list.rows.peek().length === before || list.state.peek() === "failed") break;
  }
  selected.value = new Set(
    list.rows
      .peek()
      .slice(0, SELECTED_MAX)
      .map(({ id }) => id),
  );
}

whenSignedOut(clearSelection);
