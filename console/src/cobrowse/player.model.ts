import { type RecordedBatch, readRecording } from "@palique/shared/recording-format.ts";
import type { FromViewer } from "@palique/shared/viewer.ts";
import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { locale } from "../i18n/locale.ts";
import { sessionEnded } from "../session.model.ts";
import { afterIdle } from "./idle.ts";
import { type Frame, openFrame } from "./viewer-frame.ts";
import type { Drawn } from "./watch.model.ts";

/** A viewer that says nothing for so long does not come. */
const READY_MS = 10_000;
export const SPEEDS = [1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** A recording that is played: its bytes are brought once, and go to whichever viewer is opened for it. */
export interface Player {
  readonly state: ReadonlySignal<"loading" | "ready" | "gone" | "broken" | "failed" | "silent">;
  /** Milliseconds. */
  readonly length: ReadonlySignal<number>;
  readonly at: ReadonlySignal<number>;
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly drawn: ReadonlySignal<Drawn | null>;
  readonly speed: Signal<Speed>;
  readonly skipsIdle: Signal<boolean>;
  attach(iframe: HTMLIFrameElement, origin: string): () => void;
  toggle(): void;
  seek(ms: number): void;
  retry(): void;
  close(): void;
}

export function openPlayer(id: string, theme: "light" | "dark"): Player {
  const state = signal<"loading" | "ready" | "gone" | "broken" | "failed" | "silent">("loading");
  const length = signal(0);
  const at = signal(0);
  const isPlaying = signal(true);
  const drawn = signal<Drawn | null>(null);
  const speed = signal<Speed>(1);
  const skipsIdle = signal(true);
  let frame: Frame | null = null;
  let isFrameReady = false;
  let batches: readonly RecordedBatch[] | null = null;
  let loading = new AbortController();

  async function load(): Promise<void> {
    state.value = "loading";
    loading = new AbortController();
    try {
      const response = await fetch(`/api/v1/recordings/${id}`, { signal: loading.signal });
      if (response.status === 401) return sessionEnded();
      if (!response.ok) {
        state.value = response.status === 404 ? "gone" : "failed";
        return;
      }
      batches = [...readRecording(new Uint8Array(await response.arrayBuffer()))];
      if (batches.length === 0) state.value = "broken";
      else feed();
    } catch {
      if (!loading.signal.aborted) state.value = "failed";
    }
  }

  /** Gives all of it to the viewer, which may be another one than before: it goes on where it was. */
  function feed(): void {
    if (!frame || !isFrameReady || !batches || batches.length === 0) return;
    frame.send({ type: "start", mode: "recording", locale: locale.peek(), theme });
    for (const { ms, full, packed, bytes } of batches) {
      const own = bytes.slice().buffer;
      frame.send({ type: "frames", full, packed, bytes: own, at: ms }, [own]);
    }
    frame.send({ type: "loaded" });
    if (at.peek() > 0) frame.send({ type: "seek", ms: at.peek() });
    if (isPlaying.peek()) frame.send({ type: "play", speed: speed.peek() });
  }

  function heard(message: FromViewer): void {
    switch (message.type) {
      case "ready":
        isFrameReady = true;
        feed();
        break;
      case "drawn":
        drawn.value = message;
        break;
      case "length":
        batch(() => {
          length.value = message.ms;
          state.value = "ready";
        });
        break;
      case "progress":
        batch(() => {
          at.value = message.ms;
          isPlaying.value = message.playing;
        });
        if (message.playing && skipsIdle.peek()) skipIdle(message.ms);
    }
  }

  function skipIdle(ms: number): void {
    const next = afterIdle(batches?.map((one) => one.ms) ?? [], ms);
    if (next !== null) seek(next);
  }

  function seek(ms: number): void {
    at.value = Math.max(0, Math.min(ms, length.peek()));
    frame?.send({ type: "seek", ms: at.peek() });
  }

  const stopSpeed = speed.subscribe((now) => {
    if (isPlaying.peek()) frame?.send({ type: "play", speed: now });
  });
  void load();

  return {
    state,
    length,
    at,
    isPlaying,
    drawn,
    speed,
    skipsIdle,
    seek,
    attach(iframe, origin) {
      isFrameReady = false;
      const mine = openFrame(iframe, origin, heard);
      frame = mine;
      const silent = setTimeout(() => {
        if (!isFrameReady) state.value = "silent";
      }, READY_MS);
      return () => {
        clearTimeout(silent);
        mine.close();
        if (frame === mine) frame = null;
      };
    },
    toggle() {
      isPlaying.value = !isPlaying.peek();
      if (!isPlaying.peek()) frame?.send({ type: "pause" });
      else {
        // From the end it begins anew.
        if (at.peek() >= length.peek()) seek(0);
        frame?.send({ type: "play", speed: speed.peek() });
      }
    },
    retry: () => void load(),
    close() {
      loading.abort();
      stopSpeed();
    },
  };
}
