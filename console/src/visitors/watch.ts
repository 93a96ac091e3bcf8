import type { LiveWindow, WatchLive } from "@palique/shared/live-visitors.ts";
import { effect, signal, untracked } from "@preact/signals";
import { askOnce, linkState, probe, tell } from "../live/link.ts";
import { liveNews } from "../live/live-news.ts";
import { isVisible } from "../live/visible.ts";

/** What is chosen in quick succession is asked once. */
const SETTLES_MS = 60;
/** Hidden for longer, nothing is sent to nobody. */
const HIDDEN_MS = 30_000;
const AGAIN_MS = 1_000;

interface Watching {
  wanted: () => WatchLive;
  /** The newest window: an answer, or one that came by itself; and what it was that was wanted. */
  receive: (window: LiveWindow, wanted: WatchLive) => void;
  /** The server said no. */
  failed: () => void;
}

/**
 * Watches who is on the websites: asks anew when what is wanted changes and after every reconnection, and not while
 * nobody sees it. One question is on its way at a time, so that the last one always wins. Returns what ends it.
 */
export function watchLive({ wanted, receive, failed }: Watching): () => void {
  const isLookedAt = signal(true);
  let next: WatchLive | null = null;
  /** What the server sends news of. */
  let current: WatchLive | null = null;
  let isAsking = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function soon(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void askNext(), ms);
  }
  async function askNext(): Promise<void> {
    if (!next || isAsking || isOver) return;
    const input = next;
    next = null;
    isAsking = true;
    const reply = await askOnce("live:watch", input);
    isAsking = false;
    if (isOver) return;
    const isLater = reply?.ok === false && (reply.error === "unavailable" || reply.error === "rate-limited");
    if (reply?.ok) {
      current = input;
      receive(reply.value, input);
    } else if (reply && !isLater) failed();
    else if (linkState.peek() === "ready" && isLookedAt.peek()) {
      if (!reply) probe();
      next ??= input;
      return soon((reply?.ok === false && reply.retryAfterMs) || AGAIN_MS);
    }
    if (next) soon(0);
  }

  const stops = [
    effect(() => {
      if (isVisible.value) {
        isLookedAt.value = true;
        return;
      }
      const hidden = setTimeout(() => {
        isLookedAt.value = false;
        tell("live:stop", {});
      }, HIDDEN_MS);
      return () => clearTimeout(hidden);
    }),
    effect(() => {
      const input = wanted();
      if (linkState.value !== "ready" || !isLookedAt.value) return;
      next = input;
      if (!isAsking) soon(SETTLES_MS);
    }),
    effect(() => {
      const news = liveNews.value;
      // What comes while a question is on its way answers the one before.
      if (news && current && !isAsking) {
        const wanted = current;
        untracked(() => receive(news, wanted));
      }
    }),
  ];
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const stop of stops) stop();
    liveNews.value = null;
    tell("live:stop", {});
  };
}
