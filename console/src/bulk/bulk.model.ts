import type { BulkAction, BulkResult } from "@palique/shared/bulk.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { priorityName } from "@palique/shared/priority.ts";
import type { ErrorCode } from "@palique/shared/reply.ts";
import { signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { rows } from "../inbox/inbox.model.ts";
import { ask } from "../live/ask.ts";
import { notify } from "../ui/notices.model.ts";
import { clearSelection, selected } from "./selection.model.ts";
import { t } from "./texts.ts";

/** So many in one request: progress shows, and others get their turn. */
const AT_ONCE = 50;

/** How far a run is; null: none. */
export const progress = signal<{ n: number; count: number } | null>(null);

/** Does it to everything selected, then says in one line what came of it. */
export async function actOnSelected(action: BulkAction): Promise<void> {
  if (progress.peek()) return;
  const ids = [...selected.peek()];
  const undo = undoOf(action, ids);
  const result = await run(ids, action);
  clearSelection();
  tell(result, ids.length, undo);
}

async function run(ids: readonly string[], action: BulkAction): Promise<BulkResult> {
  const result: BulkResult = { done: [], failed: [] };
  progress.value = { n: 0, count: ids.length };
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const reply = await ask("bulk", { ids: some, action });
    if (reply.ok) {
      result.done.push(...reply.value.done);
      result.failed.push(...reply.value.failed);
    } else result.failed.push(...some.map((id) => ({ id, error: reply.error })));
    progress.value = { n: Math.min(ids.length, at + AT_ONCE), count: ids.length };
  }
  progress.value = null;
  return result;
}

function tell(result: BulkResult, count: number, undo: (() => Promise<void>) | null): void {
  const { done, failed } = result;
  const action = undo && done.length > 0 ? { label: t("undo"), run: () => void undo() } : null;
  if (failed.length === 0) {
    notify(t("done", { n: done.length }), "info", action);
    return;
  }
  const reasons = new Map<ErrorCode, number>();
  for (const { error } of failed) reasons.set(error, (reasons.get(error) ?? 0) + 1);
  const why = [...reasons].map(([error, n]) => `${n} × ${failureText({ error })}`).join(" ");
  notify(t("some", { done: done.length, count, why }), "problem", action);
}

type Undone = { action: BulkAction; of: (row: ConversationSummary) => boolean };

/** Puts back what can be put back: each row as it was. Who was assigned, moved or ended has read of it. */
function undoOf(action: BulkAction, ids: readonly string[]): (() => Promise<void>) | null {
  const before = ids.flatMap((id) => rows.peek().get(id) ?? []);
  const back = backOf(action, before);
  if (back.length === 0) return null;
  return async () => {
    for (const { action: undone, of } of back) {
      const these = before.filter(of).map(({ id }) => id);
      if (these.length > 0) await run(these, undone);
    }
  };
}

function backOf(action: BulkAction, before: readonly ConversationSummary[]): Undone[] {
  switch (action.type) {
    case "tag": {
      const { tagId, on } = action;
      return [{ action: { ...action, on: !on }, of: (row) => row.tagIds.includes(tagId) !== on }];
    }
    case "priority":
      return [...new Set(before.map((row) => priorityName(row.priority)))].map((priority) => ({
        action: { type: "priority", priority },
        of: (row) => priorityName(row.priority) === priority,
      }));
    case "ticket":
      return [...new Set(before.flatMap((row) => row.ticket?.status ?? []))].map((status) => ({
        action: { type: "ticket", status },
        of: (row) => row.ticket?.status === status,
      }));
    case "snooze":
      return [{ action: { type: "snooze", until: null }, of: (row) => row.snoozedUntil === null }];
    default:
      return [];
  }
}
