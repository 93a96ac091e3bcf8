import type { ConversationSummary } from "@palique/shared/operator.ts";

/** Every conversation this console knows the state of, by id. */
export type Rows = ReadonlyMap<string, ConversationSummary>;

/** The row with the higher `rev` is newer; an older one that comes late changes nothing. */
export function applySummary(rows: Rows, summary: ConversationSummary): Rows {
  const known = rows.get(summary.id);
  if (known && known.rev >= summary.rev) return rows;
  return new Map(rows).set(summary.id, summary);
}

export function applySummaries(rows: Rows, summaries: readonly ConversationSummary[]): Rows {
  const fresh = summaries.filter(({ id, rev }) => (rows.get(id)?.rev ?? -1) < rev);
  if (fresh.length === 0) return rows;
  const next = new Map(rows);
  // The newer one wins also where two of them are about the same.
  for (const summary of fresh)
    if ((next.get(summary.id)?.rev ?? -1) < summary.rev) next.set(summary.id, summary);
  return next;
}

/**
 * The server's list of everything alive replaces ours: what we hold as alive and it does not name ended, or
 * moved out of our sight, while nobody told us. `arrived` came by itself while the list was on its way.
 */
export function applySnapshot(
  rows: Rows,
  snapshot: readonly ConversationSummary[],
  arrived: ReadonlySet<string>,
): Rows {
  const named = new Set(snapshot.map((summary) => summary.id));
  const kept = [...rows].filter(([id, row]) => named.has(id) || arrived.has(id) || !isLive(row));
  return applySummaries(new Map(kept), snapshot);
}

/**
 * Without the oldest of what is over, once there are more than `most` of them that nobody needs: a day brings
 * thousands. `kept` says who needs some.
 */
export function withoutOldest(rows: Rows, most: number, kept: () => ReadonlySet<string>): Rows {
  if (rows.size <= most) return rows;
  const over = [...rows.values()].filter((row) => !isLive(row));
  if (over.length <= most) return rows;
  const needed = kept();
  const free = over.filter(({ id }) => !needed.has(id));
  if (free.length <= most) return rows;
  const next = new Map(rows);
  // Many at once, so that this is seldom done.
  for (const { id } of newestFirst(free).slice(most * 0.8)) next.delete(id);
  return next;
}

/** Somebody has something to do here: a chat that waits or runs, or a ticket that is not resolved. */
function isLive(row: ConversationSummary): boolean {
  return isQueued(row) || row.chat?.state === "active" || isOpenTicket(row);
}

function isQueued(row: ConversationSummary): boolean {
  return row.chat?.state === "queued";
}

export function isOpenTicket(row: ConversationSummary): boolean {
  return row.ticket !== null && row.ticket.status !== "resolved";
}

/** Chats that wait, the next to be served first. */
export function waitingRows(rows: Rows): ConversationSummary[] {
  return [...rows.values()].filter(isQueued).sort((a, b) => queueKey(a) - queueKey(b) || byNumber(a, b));
}

/** Chats of one operator in the order they were taken: a row never moves because something was said. */
export function chatsOf(rows: Rows, operatorId: string): ConversationSummary[] {
  return [...rows.values()]
    .filter((row) => isActiveOf(row, operatorId) && row.snoozedUntil === null)
    .sort((a, b) => takenAt(a) - takenAt(b) || byNumber(a, b));
}

function isActiveOf({ chat }: ConversationSummary, operatorId: string): boolean {
  return chat?.state === "active" && chat.operatorId === operatorId;
}

/** Own chats, or open tickets, that were put off: the next to come back first. */
export function snoozedRows(
  rows: Rows,
  operatorId: string,
  kind: "chats" | "tickets",
): ConversationSummary[] {
  const isKind = (row: ConversationSummary) =>
    kind === "chats" ? isActiveOf(row, operatorId) : isOpenTicket(row) && !isChatting(row);
  return [...rows.values()]
    .filter((row) => row.snoozedUntil !== null && isKind(row))
    .sort((a, b) => (a.snoozedUntil ?? 0) - (b.snoozedUntil ?? 0) || byNumber(a, b));
}

function isChatting(row: ConversationSummary): boolean {
  return isQueued(row) || row.chat?.state === "active";
}

/** Chats of colleagues in which this operator helps, or is asked to. */
export function helpedRows(rows: Rows, operatorId: string): ConversationSummary[] {
  return [...rows.values()]
    .filter(({ chat }) => chat?.state === "active" && chat.operatorId !== operatorId)
    .filter(({ helpers }) => helpers.some((one) => one.operatorId === operatorId))
    .sort((a, b) => takenAt(a) - takenAt(b) || byNumber(a, b));
}

/** Chats that somebody else has and this operator is asked to take over, the most urgent first. */
export function askedRows(rows: Rows, operatorId: string): ConversationSummary[] {
  return [...rows.values()]
    .filter((row) => row.chat?.state === "active" && row.chat.transfer?.operatorId === operatorId)
    .sort((a, b) => askedUntil(a) - askedUntil(b) || byNumber(a, b));
}

/** Chats and tickets, the one with the newest word first. */
export function newestFirst(rows: Iterable<ConversationSummary>): ConversationSummary[] {
  return [...rows].sort((a, b) => lastAt(b) - lastAt(a) || byNumber(b, a));
}

const queueKey = (row: ConversationSummary): number => row.chat?.queueKey ?? 0;
const takenAt = (row: ConversationSummary): number => row.chat?.takenAt ?? 0;
const askedUntil = (row: ConversationSummary): number => row.chat?.transfer?.expiresAt ?? 0;
const lastAt = (row: ConversationSummary): number => row.last?.at ?? row.createdAt;
const byNumber = (a: ConversationSummary, b: ConversationSummary): number => a.number - b.number;
