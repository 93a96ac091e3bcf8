import { localized } from "@palique/shared/locale.ts";
import type {
  ConversationSummary,
  InboxSnapshot,
  MailState,
  OperatorPresence,
} from "@palique/shared/operator.ts";
import { batch, computed, signal } from "@preact/signals";
import { locale } from "../i18n/locale.ts";
import { me } from "../session.model.ts";
import type { PendingById } from "./pending.ts";
import { withPending } from "./pending.ts";
import type { Rows } from "./rows.ts";
import { applySnapshot, applySummaries, chatsOf, isOpenTicket, newestFirst, waitingRows } from "./rows.ts";

/** What the server said, and what the operator did on top of it. */
const stored = signal<Rows>(new Map());
export const pending = signal<PendingById>(new Map());
export const rows = computed(() => withPending(stored.value, pending.value));

export const organisation = signal("");
const departments = signal<InboxSnapshot["departments"]>([]);
const operators = signal<ReadonlyMap<string, OperatorPresence>>(new Map());
export const mail = signal<MailState>({ configured: true, waiting: 0, failed: 0 });
export const idleAwayMinutes = signal(0);
/** False until the first list came: an empty inbox and one not known yet look different. */
export const isKnown = signal(false);
/** Unread visitor messages as the server counted them; conversations held here count their own. */
export const countedUnread = signal<Readonly<Record<string, number>>>({});

export const waiting = computed(() => waitingRows(rows.value));
export const mine = computed(() => chatsOf(rows.value, me.value?.id ?? ""));
export const openTickets = computed(() => newestFirst([...rows.value.values()].filter(isOpenTicket)));
/** Chats that wait or run, whoever has them. */
export const liveChats = computed(() =>
  newestFirst(
    [...rows.value.values()].filter(({ chat }) => chat?.state === "queued" || chat?.state === "active"),
  ),
);

const arrived = new Set<string>();

/** The list is asked for: what changes from now on is newer than it. */
export function snapshotAsked(): void {
  arrived.clear();
}

export function receiveSnapshot(snapshot: InboxSnapshot): void {
  batch(() => {
    stored.value = applySnapshot(stored.peek(), snapshot.conversations, arrived);
    me.value = snapshot.me;
    organisation.value = snapshot.organisation;
    departments.value = snapshot.departments;
    operators.value = new Map(snapshot.operators.map((operator) => [operator.id, operator]));
    countedUnread.value = snapshot.unread;
    mail.value = snapshot.mail;
    idleAwayMinutes.value = snapshot.idleAwayMinutes;
    isKnown.value = true;
  });
}

export function receiveSummaries(...summaries: ConversationSummary[]): void {
  for (const summary of summaries) arrived.add(summary.id);
  stored.value = applySummaries(stored.peek(), summaries);
}

export function receivePresence(operator: OperatorPresence): void {
  operators.value = new Map(operators.peek()).set(operator.id, operator);
}

/** Forgets everything of the operator who signed out. */
export function clearInbox(): void {
  batch(() => {
    stored.value = new Map();
    pending.value = new Map();
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
