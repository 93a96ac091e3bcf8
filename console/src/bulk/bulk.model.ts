import type { BulkAction, BulkResult } from "@palique/shared/bulk.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { PRIORITY_OF, priorityName } from "@palique/shared/priority.ts";
import type { ErrorCode } from "@palique/shared/reply.ts";
import { signal } from "@preact/signals";
import { failureText } from "../i18n/errors.ts";
import { pending, rows } from "../inbox/inbox.model.ts";
import type { Pending, PendingById } from "../inbox/pending.ts";
import { ask } from "../live/ask.ts";
import { serverNow } from "../live/clock.ts";
import { notify } from "../ui/notices.model.ts";
import { clearSelection, selected } from "./selection.model.ts";
import { t } from "./texts.ts";

/** So many in one request: progress shows, and others get their turn. */
const AT_ONCE = 50;

/** So long after the answer what was done has come as rows. */
const ROWS_COME_MS = 1_000;

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
  const shown = showAtOnce(ids, action);
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const reply = await ask("bulk", { ids: some, action });
    if (reply.ok) {
      result.done.push(...reply.value.done);
      result.failed.push(...reply.value.failed);
    } else result.failed.push(...some.map((id) => ({ id, error: reply.error })));
    // What was done comes as rows of its own, a moment after the answer.
    const done = new Set(reply.ok ? reply.value.done : []);
    unshow(shown, (id) => some.includes(id) && !done.has(id));
    setTimeout(() => unshow(shown, (id) => done.has(id)), ROWS_COME_MS);
    progress.value = { n: Math.min(ids.length, at + AT_ONCE), count: ids.length };
  }
  progress.value = null;
  return result;
}

/** Every row as it will be, before the server has answered. */
function showAtOnce(ids: readonly string[], action: BulkAction): PendingById {
  const shown = new Map<string, Pending>();
  for (const id of ids) {
    const row = rows.peek().get(id);
    const change = row && changeOf(action, row);
    if (change) shown.set(id, change);
  }
  pending.value = new Map([...pending.peek(), ...shown]);
  return shown;
}

/** Takes back what was only shown, unless something else was done to the row meanwhile. */
function unshow(shown: PendingById, which: (id: string) => boolean): void {
  const rest = new Map(pending.peek());
  for (const [id, change] of shown) if (which(id) && rest.get(id) === change) rest.delete(id);
  if (rest.size < pending.peek().size) pending.value = rest;
}

function changeOf(action: BulkAction, { tagIds, chat, ticket }: ConversationSummary): Pending | null {
  const isLive = chat !== null && chat.state !== "ended";
  switch (action.type) {
    case "tag": {
      const others = tagIds.filter((id) => id !== action.tagId);
      return { type: "set", patch: { tagIds: action.on ? [...others, action.tagId] : others } };
    }
    case "priority":
      return { type: "set", patch: { priority: PRIORITY_OF[action.priority] } };
    case "snooze":
      return { type: "set", patch: { snoozedUntil: action.until } };
    case "ticket":
      return ticket && { type: "ticket", status: action.status };
    case "end":
      return isLive ? { type: "end", at: serverNow() } : null;
    case "assign":
      return isLive ? { type: "give", operatorId: action.operatorId, at: serverNow() } : null;
    case "move":
      return isLive ? { type: "move", departmentId: action.departmentId } : null;
  }
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
