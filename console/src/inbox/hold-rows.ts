import type { ConversationSummary } from "@palique/shared/operator.ts";

/** A row as listed; `gone`: it left the list, and keeps its place until the pointer is away. */
export interface HeldRow {
  row: ConversationSummary;
  gone: boolean;
}

/**
 * The list while the pointer is over it: nobody may click "Take" on a row that slid under the pointer. Rows
 * keep their places, those that left stay as shadows, and new ones come at the end.
 */
export function holdRows(shown: readonly HeldRow[], next: readonly ConversationSummary[]): HeldRow[] {
  const rest = new Map(next.map((row) => [row.id, row]));
  const kept = shown.map(({ row }) => {
    const fresh = rest.get(row.id);
    rest.delete(row.id);
    return fresh ? { row: fresh, gone: false } : { row, gone: true };
  });
  return [...kept, ...[...rest.values()].map((row) => ({ row, gone: false }))];
}
