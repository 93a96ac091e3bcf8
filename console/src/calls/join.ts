import type { IceServer, Signal } from "@palique/shared/sharing.ts";
import { type ReadonlySignal, signal } from "@preact/signals";
import { ask } from "../live/ask.ts";
import { tellEach } from "../live/link.ts";
import { openPeer, type Peer } from "./peer.ts";
import { hearSignals } from "./signals.ts";

/** Signals may be lost, and the visitor's page may not be ready. */
const ASK_EVERY_MS = 1_500;
/** From the offer on; networks that let nothing through say nothing. */
const CONNECTS_WITHIN_MS = 15_000;
/** Most interruptions are over by then. */
const MENDS_WITHIN_MS = 4_000;
const PAUSE_MS = 3_000;
/** Asked so often in vain, the visitor's page offers nothing. */
const ASKS_IN_VAIN = 3;
/** Failing so often in a row is no accident. */
const HOPELESS = 2;

/**
 * waiting: the visitor's page offers nothing yet. paused: it did and left. cut: it was there a moment ago.
 * unreachable: there is no way between the two networks, as far as was tried. elsewhere: another window has the call.
 */
export type JoinState =
  | "waiting"
  | "connecting"
  | "live"
  | "paused"
  | "cut"
  | "unreachable"
  | "elsewhere"
  | "over";

export interface Joining {
  state: ReadonlySignal<JoinState>;
  /** What came last; it stays while the connection is made anew. */
  stream: ReadonlySignal<MediaStream | null>;
  /** The server knows of a TURN server. */
  hasRelay: ReadonlySignal<boolean>;
  /** Tries anew, at once. */
  again(): void;
  close(): void;
}

/**
 * Joins a shared screen or a call and stays in it: whatever breaks, it joins as a new peer, with new credentials for
 * TURN. `prepare` puts into each connection what this end sends.
 */
export function join(shareId: string, prepare: (connection: RTCPeerConnection) => void): Joining {
  const state = signal<JoinState>("waiting");
  const stream = signal<MediaStream | null>(null);
  const hasRelay = signal(false);
  let id = "";
  let peer: Peer | null = null;
  let wasLive = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = (body: Signal["body"]) => tellEach("share:signal", { shareId, peer: id, body });
  function after(ms: number, act: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  }
  function leave(): void {
    clearTimeout(timer);
    if (id) send({ type: "leave" });
    forget();
  }
  function forget(): void {
    peer?.close();
    peer = null;
    id = "";
  }

  async function start(): Promise<void> {
    leave();
    const mine = crypto.randomUUID();
    id = mine;
    const reply = await ask("share:ice", { shareId });
    if (id !== mine) return;
    if (!reply.ok) {
      state.value = "over";
      return;
    }
    hasRelay.value = reply.value.some(({ urls }) => urls.some((url) => url.startsWith("turn")));
    peer = open(reply.value);
    askForOffer(1);
  }

  function open(servers: IceServer[]): Peer {
    const opened = openPeer(servers, { prepare, send, changed });
    const incoming = new MediaStream();
    opened.connection.ontrack = ({ track }) => {
      incoming.addTrack(track);
      // With the first track of the new connection the last picture of the old one goes.
      stream.value = incoming;
    };
    // The visitor's page is gone: it had no time to say so.
    const here = opened.connection.createDataChannel("here", { negotiated: true, id: 1 });
    here.onclose = () => peer === opened && left();
    return opened;
  }
  function left(): void {
    forget();
    state.value = wasLive ? "paused" : "waiting";
    void start();
  }

  function askForOffer(times: number): void {
    send({ type: "join" });
    if (times > ASKS_IN_VAIN) state.value = wasLive ? "paused" : "waiting";
    after(ASK_EVERY_MS, () => askForOffer(times + 1));
  }

  function changed(now: RTCPeerConnectionState): void {
    if (now === "connected") {
      clearTimeout(timer);
      wasLive = true;
      failures = 0;
      state.value = "live";
    } else if (now === "disconnected") {
      state.value = "cut";
      after(MENDS_WITHIN_MS, () => void start());
    } else if (now === "failed" || now === "closed") failed();
  }
  function failed(): void {
    failures++;
    if (failures >= HOPELESS) state.value = "unreachable";
    leave();
    after(failures >= HOPELESS ? PAUSE_MS : 0, () => void start());
  }

  const unhear = hearSignals((heard) => {
    if (heard.shareId !== shareId || heard.peer !== id) return;
    const { body } = heard;
    if (body.type === "taken") {
      clearTimeout(timer);
      forget();
      state.value = "elsewhere";
    } else if (body.type === "leave") left();
    else if (peer) {
      const isFirst = !peer.isOffered();
      peer.hear(body);
      if (!isFirst || !peer.isOffered()) return;
      if (state.peek() !== "unreachable") state.value = wasLive ? "cut" : "connecting";
      after(CONNECTS_WITHIN_MS, failed);
    }
  });
  // The others need not find out by waiting.
  addEventListener("pagehide", leave);

  void start();
  return {
    state,
    stream,
    hasRelay,
    again() {
      failures = 0;
      state.value = "connecting";
      void start();
    },
    close() {
      unhear();
      removeEventListener("pagehide", leave);
      leave();
    },
  };
}
