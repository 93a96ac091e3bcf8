import { computed, effect, signal } from "@preact/signals";
import { isAttending } from "../live/attention.ts";
import { mayBeHeard } from "./tones.ts";

/**
 * What several tabs of one console agree on: that somebody looks at one of them, and which one speaks. A lock
 * says who speaks: it passes on by itself when its tab is closed.
 */
const id = crypto.randomUUID();
const others = signal<ReadonlySet<string>>(new Set());

/** Somebody looks at a console in this browser, in whatever tab. */
export const isAttendedAnywhere = computed(() => isAttending.value || others.value.size > 0);
/** This tab rings for all of them; only one that may be heard can. */
export const ringsHere = signal(false);
/** This tab shows notifications for all of them. */
export const showsHere = signal(false);

interface News {
  id: string;
  attending: boolean;
  /** A tab that has just come wants to know. */
  asks?: boolean;
}

/** Runs while somebody is signed in. */
export function followTabs(): () => void {
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("palique.attending") : null;
  const tell = (news: Omit<News, "id">) => channel?.postMessage({ ...news, id } satisfies News);
  channel?.addEventListener("message", ({ data }: MessageEvent<News>) => {
    const rest = [...others.peek()].filter((other) => other !== data.id);
    others.value = new Set(data.attending ? [...rest, data.id] : rest);
    if (data.asks && isAttending.peek()) tell({ attending: true });
  });
  const stopTelling = effect(() => tell({ attending: isAttending.value }));
  tell({ attending: isAttending.peek(), asks: true });
  const left = () => tell({ attending: false });
  addEventListener("pagehide", left);

  const over = new AbortController();
  hold("palique.shows", showsHere, over.signal);
  const touched = () => {
    for (const type of TOUCHES) removeEventListener(type, touched, true);
    hold("palique.rings", ringsHere, over.signal);
  };
  if (mayBeHeard()) touched();
  else for (const type of TOUCHES) addEventListener(type, touched, true);

  return () => {
    over.abort();
    for (const type of TOUCHES) removeEventListener(type, touched, true);
    removeEventListener("pagehide", left);
    stopTelling();
    left();
    channel?.close();
    others.value = new Set();
  };
}

const TOUCHES = ["pointerup", "keydown"] as const;

/** Waits for the lock and keeps it. Without locks (plain HTTP) every tab speaks for itself. */
function hold(name: string, held: { value: boolean }, over: AbortSignal): void {
  over.addEventListener("abort", () => {
    held.value = false;
  });
  if (!("locks" in navigator)) {
    held.value = true;
    return;
  }
  navigator.locks
    .request(name, { signal: over }, () => {
      if (over.aborted) return;
      held.value = true;
      return new Promise<void>((done) => over.addEventListener("abort", () => done()));
    })
    .catch(() => {});
}
