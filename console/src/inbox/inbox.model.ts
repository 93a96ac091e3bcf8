import type { Tag } from "@palique/shared/control.ts";
import { localized } from "@palique/shared/locale.ts";
import type {
  ConversationSummary,
  InboxSnapshot,
  MailState,
  OperatorPresence,
} from "@palique/shared/operator.ts";
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { rules as fileRules } from "../files/trays.model.ts";
import { locale } from "../i18n/locale.ts";
import { inOrder } from "../layout/order.ts";
import { me } from "../session.model.ts";
import { myOrder } from "./my-order.model.ts";
import type { PendingById } from "./pending.ts";
import { withPending } from "./pending.ts";
import type { Rows } from "./rows.ts";
import {
  applySnapshot,
  applySummaries,
  askedRows,
  chatsOf,
  helpedRows,
  isOpenTicket,
  newestFirst,
  snoozedRows,
  waitingRows,
  withoutOldest,
} from "./rows.ts";
import { isInSight, rowsInSight, sightOf } from "./sight.ts";

/** What the server said, and what the operator did on top of it. */
const stored = signal<Rows>(new Map());
export const pending = signal<PendingById>(new Map());
/** Conversations a colleague brought this operator into, whatever their department. */
const invited = signal<ReadonlySet<string>>(new Set());
const sight = computed(() => sightOf(me.value));
export const rows = computed(() =>
  rowsInSight(withPending(stored.value, pending.value), sight.value, invited.value),
);
/** What the server said went to others, and this operator may not see any more. */
export const outOfSight = computed(() => {
  const seen = rowsInSight(stored.value, sight.value, invited.value);
  return seen.size === stored.value.size ? [] : [...stored.value.values()].filter(({ id }) => !seen.has(id));
});

export const organisation = signal("");
export const departments = signal<InboxSnapshot["departments"]>([]);
export const sites = signal<InboxSnapshot["sites"]>([]);
/** Where visitors' pages are replayed; null: nowhere. */
export const viewer = signal<InboxSnapshot["viewer"]>(null);
/** Pictures of the earth under the map of visitors; null: it is drawn in outlines. */
export const mapTiles = signal<InboxSnapshot["mapTiles"]>(null);
export const operators = signal<ReadonlyMap<string, OperatorPresence>>(new Map());
export const tags = signal<readonly Tag[]>([]);
export const mail = signal<MailState>({ configured: true, waiting: 0, failed: 0 });
export const idleAwayMinutes = signal(0);
/** How long one's own messages can be changed. */
export const editMinutes = signal(0);
/** False until the first list came: an empty inbox and one not known yet look different. */
export const isKnown = signal(false);
/** Unread visitor messages as the server counted them; conversations held here count their own. */
export const countedUnread = signal<Readonly<Record<string, number>>>({});

/** The same list while it has the same rows: who shows it is not drawn anew because of others. */
function listed(find: () => ConversationSummary[]): ReadonlySignal<readonly ConversationSummary[]> {
  let before: readonly ConversationSummary[] = [];
  return computed(() => {
    const next = find();
    if (next.length !== before.length || next.some((row, at) => row !== before[at])) before = next;
    return before;
  });
}

export const waiting = listed(() => waitingRows(rows.value));
export const mine = listed(() =>
  inOrder(chatsOf(rows.value, me.value?.id ?? ""), (row) => row.id, myOrder.value),
);
/** Chats a colleague asks this operator to take over. */
export const asked = listed(() => askedRows(rows.value, me.value?.id ?? ""));
/** Chats of colleagues in which this operator helps, or is asked to. */
export const helping = listed(() => helpedRows(rows.value, me.value?.id ?? ""));
/** Own chats that were put off, and tickets. */
export const snoozed = listed(() => snoozedRows(rows.value, me.value?.id ?? "", "chats"));
export const snoozedTickets = listed(() => snoozedRows(rows.value, "", "tickets"));
export const openTickets = listed(() =>
  newestFirst([...rows.value.values()].filter((row) => isOpenTicket(row) && row.snoozedUntil === null)),
);
/** Chats that wait or run, whoever has them. */
export const liveChats = computed(() =>
  newestFirst(
    [...rows.value.values()].filter(({ chat }) => chat?.state === "queued" || chat?.state === "active"),
  ),
);

/** Ids of what came by itself while the list is asked for. */
let arrived: Set<string> | null = null;

/** The list is asked for: what changes from now on is newer than it. */
export function snapshotAsked(): void {
  arrived = new Set();
}

/** What is over and nobody needs is held up to this many. */
const MOST_OVER = 1_000;
const keepers: (() => Iterable<string>)[] = [];

/** These conversations are needed, also when they are over. */
export function keepRows(named: () => Iterable<string>): void {
  keepers.push(named);
}

export function receiveSnapshot(snapshot: InboxSnapshot): void {
  batch(() => {
    stored.value = applySnapshot(stored.peek(), snapshot.conversations, arrived ?? new Set());
    arrived = null;
    me.value = snapshot.me;
    noteInvitations(snapshot.conversations);
    organisation.value = snapshot.organisation;
    departments.value = snapshot.departments;
    sites.value = snapshot.sites;
    viewer.value = snapshot.viewer;
    operators.value = new Map(snapshot.operators.map((operator) => [operator.id, operator]));
    countedUnread.value = snapshot.unread;
    tags.value = snapshot.tags;
    // The same tiles are no reason to draw the map anew.
    if (mapTiles.peek()?.url !== snapshot.mapTiles?.url) mapTiles.value = snapshot.mapTiles;
    mail.value = snapshot.mail;
    fileRules.value = snapshot.files;
    idleAwayMinutes.value = snapshot.idleAwayMinutes;
    editMinutes.value = snapshot.editMinutes;
    isKnown.value = true;
  });
}

export function receiveSummaries(...summaries: ConversationSummary[]): void {
  for (const summary of summaries) arrived?.add(summary.id);
  const next = applySummaries(stored.peek(), summaries);
  stored.value = withoutOldest(next, MOST_OVER, () => new Set(keepers.flatMap((named) => [...named()])));
}

/** These conversations are no more. */
export function forgetRows(ids: readonly string[]): void {
  const gone = ids.filter((id) => stored.peek().has(id));
  if (gone.length === 0) return;
  const next = new Map(stored.peek());
  for (const id of gone) next.delete(id);
  stored.value = next;
}

/** Answers to what was asked: the server showed them, so what is not ours otherwise was opened to us. */
export function receiveShown(...summaries: ConversationSummary[]): void {
  batch(() => {
    noteInvitations(summaries);
    receiveSummaries(...summaries);
  });
}

function noteInvitations(summaries: readonly ConversationSummary[]): void {
  noteInvited(...summaries.filter((row) => !isInSight(row, sight.peek())).map((row) => row.id));
}

/** A colleague brought this operator in. */
export function noteInvited(...ids: string[]): void {
  const isNews = ids.some((id) => !invited.peek().has(id));
  if (isNews) invited.value = new Set([...invited.peek(), ...ids]);
}

/** Whether this operator keeps seeing the row once it is as given. */
export function keepsSight(row: ConversationSummary): boolean {
  return invited.peek().has(row.id) || isInSight(row, sight.peek());
}

export function receivePresence(operator: OperatorPresence): void {
  operators.value = new Map(operators.peek()).set(operator.id, operator);
}

/** Forgets everything of the operator who signed out. */
export function clearInbox(): void {
  batch(() => {
    stored.value = new Map();
    pending.value = new Map();
    invited.value = new Set();
    operators.value = new Map();
    countedUnread.value = {};
    isKnown.value = false;
  });
}

export function departmentName(id: string): string {
  const found = departments.value.find((department) => department.id === id);
  return found ? localized(found.name, locale.value) : "";
}

export function operatorName(id: string | null): string {
  return (id && operators.value.get(id)?.name) || "";
}

/** The conversation an address names, by its number or its id. */
export function rowNamed(ref: string): ConversationSummary | undefined {
  const byId = rows.value.get(ref);
  if (byId || !/^\d+$/.test(ref)) return byId;
  const number = Number(ref);
  return [...rows.value.values()].find((row) => row.number === number);
}
