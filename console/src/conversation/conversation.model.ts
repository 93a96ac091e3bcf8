import type { Message } from "@palique/shared/conversation.ts";
import type { ConversationSummary } from "@palique/shared/operator.ts";
import { computed, effect } from "@preact/signals";
import { asked, countedUnread, helping, mine, rowNamed, snoozed } from "../inbox/inbox.model.ts";
import { besideId } from "../layout/beside.model.ts";
import { ask } from "../live/ask.ts";
import { isAttending } from "../live/attention.ts";
import { linkState, tell } from "../live/link.ts";
import { mentions, mentionsRead, spot } from "../mentions/mentions.model.ts";
import { go, route } from "../router.ts";
import { inboxPath } from "../routes.ts";
import { me } from "../session.model.ts";
import { outbox } from "./outbox.model.ts";
import { holdThread, type Thread, threads } from "./threads.model.ts";

/** The conversation the address names; undefined when it is none. A number not known here is left to the server. */
export const openId = computed(() => {
  const at = route.value;
  const ref = at.name === "inbox" || at.name === "tickets" ? at.ref : null;
  return ref === null ? undefined : (rowNamed(ref)?.id ?? ref);
});

/** Own chats are held from the moment they are taken: switching is instant, and their drafts show in the list. */
export function startHolding(): () => void {
  return effect(() => {
    if (linkState.value === "off") return;
    const own = new Set(mine.value.map((row) => row.id));
    if (besideId.value) own.add(besideId.value);
    for (const row of [...asked.value, ...helping.value, ...snoozed.value]) own.add(row.id);
    for (const id of own) if (!threads.peek().has(id)) holdThread(id, own);
    if (openId.value) holdThread(openId.value, own);
  });
}

/** An address that names a message leads there once, as soon as its conversation is known. */
export function startLeading(): () => void {
  return effect(() => {
    const at = route.value;
    if (at.name !== "inbox" || at.ref === null || at.seq === undefined) return;
    const row = rowNamed(at.ref);
    if (!row) return;
    spot.value = { conversationId: row.id, seq: at.seq, focus: true };
    go(inboxPath(at.view, at.ref), { replace: true });
  });
}

/** Messages of the visitor that this operator has not read. */
export function unreadIn(id: string): number {
  const thread = threads.value.get(id);
  if (thread?.state.value !== "ready" || thread.isBehind.value) return countedUnread.value[id] ?? 0;
  return thread.unread.value;
}

/** Chats of colleagues this operator helps in. */
const joined = computed(() => helping.value.filter((row) => isHelping(row)));

function isHelping({ helpers }: ConversationSummary): boolean {
  return helpers.some((one) => one.operatorId === me.value?.id && one.joined);
}

/** What this operator has not read, in all own chats and those they help in. */
export const unreadTotal = computed(() =>
  [...mine.value, ...joined.value].reduce((sum, row) => sum + unreadIn(row.id), 0),
);

/** What was written here and is not part of the conversation yet. */
export function unsentIn(thread: Thread): typeof outbox.value {
  const there = new Set(thread.timeline.value.messages.map((message) => message.clientId));
  return outbox.value.filter(
    (entry) =>
      entry.conversationId === thread.id && !there.has(entry.clientId) && (!entry.typed || entry.failed),
  );
}

/**
 * The end of the conversation is on the screen: read, if somebody is looking and it is theirs to answer. Notes
 * that name them are read wherever they stand.
 */
export function markSeen(thread: Thread, isMine: boolean): void {
  if (!isAttending.value || linkState.value !== "ready") return;
  const { messages, last } = thread.timeline.value;
  const newest = isMine ? (messages.findLast(isVisitors)?.seq ?? 0) : 0;
  const named = mentions.value.filter((one) => one.conversationId === thread.id && one.seq <= last);
  const seq = Math.max(newest, ...named.map((one) => one.seq));
  if (seq <= thread.readSeq.peek() && named.length === 0) return;
  thread.readSeq.value = Math.max(thread.readSeq.peek(), seq);
  mentionsRead(thread.id, seq);
  void ask("conversation:read", { conversationId: thread.id, seq });
}

function isVisitors(message: Message): boolean {
  return message.author.kind === "visitor";
}

const TYPING_EVERY_MS = 2_000;
let typed = { id: "", note: false, at: 0 };
/** Tells colleagues that somebody is writing, and the visitor unless it is a note. */
export function typing(conversationId: string, note = false): void {
  const isSame = typed.id === conversationId && typed.note === note;
  if (isSame && Date.now() - typed.at < TYPING_EVERY_MS) return;
  typed = { id: conversationId, note, at: Date.now() };
  tell("typing", { conversationId, note });
}

/** It was sent: the next key is news again. */
export function stoppedTyping(): void {
  typed = { id: "", note: false, at: 0 };
}

/** Whether this operator is one who answers: own chats, those they help in, and tickets without a running chat. */
export function isMineToAnswer(id: string): boolean {
  const row = rowNamed(id);
  if (!row) return false;
  if (row.chat && row.chat.state !== "ended") {
    return row.chat.operatorId === me.value?.id || isHelping(row);
  }
  return row.ticket !== null || row.chat?.operatorId === me.value?.id;
}
