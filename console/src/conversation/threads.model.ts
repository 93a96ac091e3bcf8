import type { ContactValue } from "@palique/shared/contact-values.ts";
import type { Message } from "@palique/shared/conversation.ts";
import type { OpenedConversation, VisitorCard } from "@palique/shared/operator.ts";
import type { ScheduledList } from "@palique/shared/scheduled.ts";
import type { ShareView } from "@palique/shared/sharing.ts";
import type { Timeline } from "@palique/shared/timeline.ts";
import {
  emptyTimeline,
  openTimeline,
  receiveEarlier,
  receiveMessage,
  receivePage,
} from "@palique/shared/timeline.ts";
import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { callChanged } from "../calls/calls.model.ts";
import { keepRows, receiveShown } from "../inbox/inbox.model.ts";
import { ask } from "../live/ask.ts";
import { tell } from "../live/link.ts";
import { type Shares, withOpened, withShare } from "../sharing/shares.ts";
import { MOST_HELD, withoutNewest, withoutOldest } from "./held-messages.ts";

/** A conversation as this console holds it: switching back to it shows it at once, then brings what is new. */
export interface Thread {
  readonly id: string;
  readonly state: Signal<"loading" | "ready" | "missing">;
  readonly timeline: Signal<Timeline>;
  readonly visitor: Signal<VisitorCard | null>;
  /** What the embedding page said of the visitor. */
  readonly variables: Signal<Readonly<Record<string, string>>>;
  /** What the team keeps of the contact. */
  readonly contactValues: Signal<readonly ContactValue[]>;
  /** The visitor's unsent text. */
  readonly draft: Signal<string>;
  /** The visitor's browser has it up to here, and the visitor has read up to there. */
  readonly visitorGotSeq: Signal<number>;
  readonly visitorReadSeq: Signal<number>;
  /** What is to be sent as if typed. */
  readonly scheduled: Signal<ScheduledList>;
  /** What the visitor is asked to share, shares, or shared lately. */
  readonly shares: Signal<Shares>;
  /** This operator has read up to here. */
  readonly readSeq: Signal<number>;
  /** Messages of the visitor among those held that this operator has not read. */
  readonly unread: ReadonlySignal<number>;
  readonly isLoadingEarlier: Signal<boolean>;
  /** Somebody was led far back: messages after the last one held exist, and are brought as they are read. */
  readonly isBehind: Signal<boolean>;
  /** Messages that came while the first page was on its way. */
  early: Message[];
  /** Ids of shares that came while the conversation was being opened. */
  newShares: Set<string>;
  isSyncing: boolean;
  /** Pixels between the reading place and the end; 0 sticks to the end. */
  fromEnd: number;
}

/** The ones held, the last used at the end. */
export const threads = signal<ReadonlyMap<string, Thread>>(new Map());
const MOST_THREADS = 20;
keepRows(() => threads.peek().keys());

/** The thread of a conversation, held from now on; `keep` names those that must not make room for it. */
export function holdThread(id: string, keep: ReadonlySet<string> = new Set()): Thread {
  const known = threads.peek().get(id);
  if (known && [...threads.peek().keys()].at(-1) === id) return known;
  const thread = known ?? newThread(id);
  const next = new Map(threads.peek());
  next.delete(id);
  next.set(id, thread);
  for (const other of next.keys()) {
    if (next.size <= MOST_THREADS) break;
    if (other === id || keep.has(other)) continue;
    next.delete(other);
    tell("conversation:close", { conversationId: other });
  }
  threads.value = next;
  if (!known) void catchUp(thread);
  return thread;
}

/** After a reconnection: everything held asks for what it missed. */
export function catchUpAll(): void {
  for (const thread of [...threads.peek().values()].reverse()) void catchUp(thread);
}

/** A colleague opened it to this operator: what was not theirs to see is asked for once more. */
export function retryMissing(id: string): void {
  const thread = threads.peek().get(id);
  if (thread?.state.peek() !== "missing") return;
  thread.state.value = "loading";
  void catchUp(thread);
}

/** It is not this operator's to see any more. */
export function dropThread(id: string): void {
  if (!threads.peek().has(id)) return;
  const next = new Map(threads.peek());
  next.delete(id);
  threads.value = next;
  tell("conversation:close", { conversationId: id });
}

/** It is no more: whoever looks at it is told so, and sees nothing of what it was. */
export function emptyThread(id: string): void {
  const thread = threads.peek().get(id);
  if (!thread) return;
  batch(() => {
    thread.state.value = "missing";
    thread.timeline.value = emptyTimeline;
    thread.visitor.value = null;
    thread.variables.value = {};
    thread.contactValues.value = [];
    thread.draft.value = "";
    thread.shares.value = [];
    thread.early = [];
  });
}

export function dropThreads(): void {
  threads.value = new Map();
}

function isHeld(thread: Thread): boolean {
  return threads.peek().get(thread.id) === thread;
}

async function catchUp(thread: Thread): Promise<void> {
  const conversationId = thread.id;
  const isFirst = thread.state.peek() !== "ready";
  const after = isFirst ? null : thread.timeline.peek().last;
  thread.newShares.clear();
  const reply = await ask("conversation:open", { conversationId, after });
  if (!reply.ok) {
    const isGone = reply.error === "not-found" || reply.error === "forbidden";
    if (isGone) thread.state.value = "missing";
    else if (reply.error !== "not-signed-in") setTimeout(() => isHeld(thread) && catchUp(thread), 3_000);
    return;
  }
  applyOpened(thread, reply.value, thread.state.peek() !== "ready");
  if (thread.isBehind.peek()) thread.isBehind.value = reply.value.page.more;
  else if (reply.value.page.more) await sync(thread);
}

function applyOpened(thread: Thread, opened: OpenedConversation, isFirst: boolean): void {
  batch(() => {
    const { timeline } = thread;
    timeline.value = isFirst ? openTimeline(opened.page) : receivePage(timeline.peek(), opened.page);
    thread.visitor.value = opened.visitor;
    thread.variables.value = opened.variables;
    thread.contactValues.value = opened.contactValues;
    thread.draft.value = opened.draft;
    receiveScheduled(thread, opened.scheduled);
    for (const share of opened.shares) callChanged(share);
    thread.shares.value = withOpened(thread.shares.peek(), opened.shares, thread.newShares);
    thread.visitorGotSeq.value = Math.max(thread.visitorGotSeq.peek(), opened.visitorGotSeq);
    thread.visitorReadSeq.value = Math.max(thread.visitorReadSeq.peek(), opened.visitorReadSeq);
    thread.readSeq.value = Math.max(thread.readSeq.peek(), opened.readSeq);
    thread.state.value = "ready";
    receiveShown(opened.summary);
    const early = thread.early;
    thread.early = [];
    for (const message of early) receive(thread, message);
  });
}

/** What waits to be sent as if typed, as the server has it; the newer list counts. */
export function receiveScheduled(thread: Thread, list: ScheduledList): void {
  if (list.rev >= thread.scheduled.peek().rev) thread.scheduled.value = list;
}

/** A share came by itself, or as the answer to what was asked. */
export function receiveShare(thread: Thread, share: ShareView): void {
  thread.newShares.add(share.id);
  thread.shares.value = withShare(thread.shares.peek(), share);
}

/** A message came by itself, or as the answer to one that was sent. */
export function receive(thread: Thread, message: Message): void {
  if (thread.state.peek() !== "ready") {
    thread.early.push(message);
    return;
  }
  // It follows what is not held: it comes with that.
  if (thread.isBehind.peek()) return;
  // Somebody reads far back: what comes now is fetched when they are through.
  if (thread.fromEnd > 0 && thread.timeline.peek().messages.length >= MOST_HELD) {
    thread.isBehind.value = true;
    return;
  }
  const next = receiveMessage(thread.timeline.peek(), message);
  if (next === "gap") return void sync(thread);
  thread.timeline.value = thread.fromEnd > 0 ? next : withoutOldest(next);
  const { author, text } = message;
  // The draft became this message: it must not stand beside it until the server says so.
  if (author.kind === "visitor" && text.includes(thread.draft.peek().trim())) thread.draft.value = "";
}

/** Brings everything after the last message held, page by page. */
async function sync(thread: Thread): Promise<void> {
  if (thread.isSyncing) return;
  thread.isSyncing = true;
  const conversationId = thread.id;
  for (let more = true; more; ) {
    const reply = await ask("conversation:sync", { conversationId, after: thread.timeline.peek().last });
    if (!reply.ok) break;
    thread.timeline.value = receivePage(thread.timeline.peek(), reply.value);
    more = reply.value.more;
  }
  thread.isSyncing = false;
}

/** Brings the page before the first message held. */
export async function loadEarlier(thread: Thread): Promise<void> {
  const first = thread.timeline.peek().messages[0];
  if (!first || !thread.timeline.peek().earlier || thread.isLoadingEarlier.peek()) return;
  thread.isLoadingEarlier.value = true;
  const reply = await ask("conversation:earlier", { conversationId: thread.id, before: first.seq });
  batch(() => {
    thread.isLoadingEarlier.value = false;
    if (!reply.ok) return;
    const timeline = receiveEarlier(thread.timeline.peek(), reply.value);
    const shorter = withoutNewest(timeline);
    thread.timeline.value = shorter ?? timeline;
    if (shorter) thread.isBehind.value = true;
  });
}

/** Holds the part around a message instead, when it is not among those held. */
export async function loadAround(thread: Thread, seq: number): Promise<void> {
  if (thread.isLoadingEarlier.peek()) return;
  thread.isLoadingEarlier.value = true;
  const reply = await ask("conversation:around", { conversationId: thread.id, seq });
  batch(() => {
    thread.isLoadingEarlier.value = false;
    if (!reply.ok) return;
    thread.isBehind.value = reply.value.more;
    thread.timeline.value = openTimeline(reply.value);
  });
}

/** Brings the page after the last message held, while more follow it. */
export async function loadLater(thread: Thread): Promise<void> {
  if (!thread.isBehind.peek() || thread.isSyncing) return;
  thread.isSyncing = true;
  const after = thread.timeline.peek().last;
  const reply = await ask("conversation:sync", { conversationId: thread.id, after });
  thread.isSyncing = false;
  if (!reply.ok || thread.timeline.peek().last !== after) return;
  batch(() => {
    thread.timeline.value = withoutOldest(receivePage(thread.timeline.peek(), reply.value));
    thread.isBehind.value = reply.value.more;
  });
}

/** Back to the newest messages. */
export async function loadNewest(thread: Thread): Promise<void> {
  thread.newShares.clear();
  const reply = await ask("conversation:open", { conversationId: thread.id, after: null });
  if (!reply.ok) return;
  batch(() => {
    thread.isBehind.value = false;
    applyOpened(thread, reply.value, true);
  });
}

function unreadAfter({ messages }: Timeline, read: number): number {
  let count = 0;
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages[at];
    if (!message || message.seq <= read) break;
    if (message.author.kind === "visitor") count++;
  }
  return count;
}

function newThread(id: string): Thread {
  const timeline = signal(emptyTimeline);
  const readSeq = signal(0);
  return {
    id,
    state: signal("loading"),
    timeline,
    visitor: signal(null),
    variables: signal({}),
    contactValues: signal([]),
    draft: signal(""),
    shares: signal([]),
    scheduled: signal({ conversationId: id, rev: 0, messages: [] }),
    visitorGotSeq: signal(0),
    visitorReadSeq: signal(0),
    readSeq,
    unread: computed(() => unreadAfter(timeline.value, readSeq.value)),
    isLoadingEarlier: signal(false),
    isBehind: signal(false),
    early: [],
    newShares: new Set(),
    isSyncing: false,
    fromEnd: 0,
  };
}
