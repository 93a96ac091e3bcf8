import type { TeamMessage } from "@palique/shared/team.ts";
import {
  openTimeline,
  receiveEarlier,
  receiveMessage,
  receivePage,
  type Timeline,
} from "@palique/shared/timeline.ts";
import { type Signal, signal } from "@preact/signals";
import { ask } from "../live/ask.ts";

/** What was said in one room, as far as this console holds it. */
export interface Talk {
  readonly id: string;
  readonly state: Signal<"loading" | "ready" | "missing">;
  readonly timeline: Signal<Timeline<TeamMessage>>;
  isLoadingEarlier: boolean;
  isSyncing: boolean;
}

const EMPTY: Timeline<TeamMessage> = { messages: [], last: 0, earlier: false };
const MOST_HELD = 12;

export const talks = signal<ReadonlyMap<string, Talk>>(new Map());

export function holdTalk(id: string): Talk {
  const known = talks.peek().get(id);
  if (known) return known;
  const talk: Talk = {
    id,
    state: signal("loading"),
    timeline: signal(EMPTY),
    isLoadingEarlier: false,
    isSyncing: false,
  };
  talks.value = new Map([...talks.peek()].slice(-MOST_HELD + 1)).set(id, talk);
  void catchUpRoom(id);
  return talk;
}

export function forgetTalks(): void {
  talks.value = new Map();
}

/** The newest page, or everything after the last message held. */
export async function catchUpRoom(id: string): Promise<void> {
  const talk = talks.peek().get(id);
  if (!talk || talk.isSyncing) return;
  talk.isSyncing = true;
  for (let more = true; more; ) {
    const isFirst = talk.state.peek() !== "ready";
    const after = isFirst ? null : talk.timeline.peek().last;
    const reply = await ask("team:page", { roomId: id, after, before: null });
    if (!reply.ok) {
      if (reply.error === "not-found") talk.state.value = "missing";
      break;
    }
    talk.timeline.value = isFirst
      ? openTimeline(reply.value)
      : receivePage(talk.timeline.peek(), reply.value);
    talk.state.value = "ready";
    more = reply.value.more;
  }
  talk.isSyncing = false;
}

export function receiveInTalk(message: TeamMessage): void {
  const talk = talks.peek().get(message.roomId);
  if (!talk || talk.state.peek() === "missing") return;
  // The first page may have been read before this one was stored.
  if (talk.state.peek() === "loading") return void setTimeout(() => catchUpRoom(talk.id), 50);
  const next = receiveMessage(talk.timeline.peek(), message);
  if (next === "gap") void catchUpRoom(talk.id);
  else talk.timeline.value = next;
}

export async function loadEarlierIn(talk: Talk): Promise<void> {
  const [first] = talk.timeline.peek().messages;
  if (!first || !talk.timeline.peek().earlier || talk.isLoadingEarlier) return;
  talk.isLoadingEarlier = true;
  const reply = await ask("team:page", { roomId: talk.id, after: null, before: first.seq });
  talk.isLoadingEarlier = false;
  if (reply.ok) talk.timeline.value = receiveEarlier(talk.timeline.peek(), reply.value);
}
