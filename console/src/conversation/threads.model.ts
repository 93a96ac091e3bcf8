import type { Message } from "@palique/shared/conversation.ts";
import type { EarlierConversation, OpenedConversation, VisitorCard } from "@palique/shared/operator.ts";
import type { Timeline } from "@palique/shared/timeline.ts";
import {
  emptyTimeline,
  openTimeline,
  receiveEarlier,
  receiveMessage,
  receivePage,
} from "@palique/shared/timeline.ts";
import { batch, type Signal, signal } from "@preact/signals";
import { receiveShown } from "../inbox/inbox.model.ts";
import { ask } from "../live/ask.ts";
import { tell } from "../live/link.ts";

/** A conversation as this console holds it: switching back to it shows it at once, then brings what is new. */
export interface Thread {
  readonly id: string;
  readonly state: Signal<"loading" | "ready" | "missing">;
  readonly timeline: Signal<Timeline>;
  readonly visitor: Signal<VisitorCard | null>;
  readonly earlier: Signal<readonly EarlierConversation[]>;
  /** The visitor's unsent text. */
  readonly draft: Signal<string>;
  readonly visitorReadSeq: Signal<number>;
  /** This operator has read up to here. */
  readonly readSeq: Signal<number>;
  readonly isLoadingEarlier: Signal<boolean>;
  /** Messages that came while the first page was on its way. */
  early: Message[];
  isSyncing: boolean;
  /** Pixels between the reading place and the end; 0 sticks to the end. */
  fromEnd: number;
}

/** The ones held, the last used at the end. */
export const threads = signal<ReadonlyMap<string, Thread>>(new Map());
const MOST_HELD = 20;

/** The thread of a conversation, held from now on; `keep` names those that must not make room for it. */
export function holdThread(id: string, keep: ReadonlySet<string> = new Set()): Thread {
  const known = threads.peek().get(id);
  if (known && [...threads.peek().keys()].at(-1) === id) return known;
  const thread = known ?? newThread(id);
  const next = new Map(threads.peek());
  next.delete(id);
  next.set(id, thread);
  for (const other of next.keys()) {
    if (next.size <= MOST_HELD) break;
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

/** It is not this operator's to see any more. */
export function dropThread(id: string): void {
  if (!threads.peek().has(id)) return;
  const next = new Map(threads.peek());
  next.delete(id);
  threads.value = next;
  tell("conversation:close", { conversationId: id });
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
  const reply = await ask("conversation:open", { conversationId, after });
  if (!reply.ok) {
    const isGone = reply.error === "not-found" || reply.error === "forbidden";
    if (isGone) thread.state.value = "missing";
    else if (reply.error !== "not-signed-in") setTimeout(() => isHeld(thread) && catchUp(thread), 3_000);
    return;
  }
  applyOpened(thread, reply.value, thread.state.peek() !== "ready");
  if (reply.value.page.more) await sync(thread);
}

function applyOpened(thread: Thread, opened: OpenedConversation, isFirst: boolean): void {
  batch(() => {
    const { timeline } = thread;
    timeline.value = isFirst ? openTimeline(opened.page) : receivePage(timeline.peek(), opened.page);
    thread.visitor.value = opened.visitor;
    thread.earlier.value = opened.earlier;
    thread.draft.value = opened.draft;
    thread.visitorReadSeq.value = Math.max(thread.visitorReadSeq.peek(), opened.visitorReadSeq);
    thread.readSeq.value = Math.max(thread.readSeq.peek(), opened.readSeq);
    thread.state.value = "ready";
    receiveShown(opened.summary);
    const early = thread.early;
    thread.early = [];
    for (const message of early) receive(thread, message);
  });
}

/** A message came by itself, or as the answer to one that was sent. */
export function receive(thread: Thread, message: Message): void {
  if (thread.state.peek() !== "ready") {
    thread.early.push(message);
    return;
  }
  const next = receiveMessage(thread.timeline.peek(), message);
  if (next === "gap") return void sync(thread);
  thread.timeline.value = next;
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
    if (reply.ok) thread.timeline.value = receiveEarlier(thread.timeline.peek(), reply.value);
  });
}

function newThread(id: string): Thread {
  return {
    id,
    state: signal("loading"),
    timeline: signal(emptyTimeline),
    visitor: signal(null),
    earlier: signal([]),
    draft: signal(""),
    visitorReadSeq: signal(0),
    readSeq: signal(0),
    isLoadingEarlier: signal(false),
    early: [],
    isSyncing: false,
    fromEnd: 0,
  };
}
