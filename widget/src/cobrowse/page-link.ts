import type {
  Act,
  Acted,
  COBROWSE_PATH,
  Frames,
  PageToServer,
  ServerToPage,
  Watcher,
} from "@palique/shared/cobrowse.ts";
import type { Reply } from "@palique/shared/reply.ts";
import { io, type Socket } from "socket.io-client";
import type { Shared } from "../share/parts.ts";

const PATH: typeof COBROWSE_PATH = "/cobrowse.io/";
const ANSWER_WITHIN_MS = 30_000;
/** Where the server says no or goes away by itself, the library does not dial again. */
const REDIAL_MS = 2_000;
/** By hand: a page that moves by itself does not mean that anybody is there. */
const INPUTS = ["pointerdown", "pointermove", "keydown", "wheel"] as const;
const SAY_EVERY_MS = 15_000;
/** It has ended, or this page may not. */
const FINAL = /not-found|bad-input|site-unknown|origin-refused/;

interface PageLinkEvents {
  shown(shown: boolean): void;
  snapshot(): void;
  unloaded(ids: readonly number[]): void;
  watchers(watchers: readonly Watcher[]): void;
  act(act: Act & { from: string; operator: Watcher }): void;
  down(): void;
}
export interface PageLink {
  /** null: no answer came, or there is no connection. */
  send(frames: Omit<Frames, "tab">): Promise<Reply<null> | null>;
  acted(acted: Acted): void;
  tooLarge(is: boolean): void;
  close(): void;
}

/** The page's own connection: the chat never waits behind it. Says whether this is the tab in sight. */
export function connectPage({ base, share }: Shared, events: PageLinkEvents): PageLink {
  const { host } = base;
  const tab = crypto.randomUUID();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  let tooLarge = false;

  const socket: Socket<ServerToPage, PageToServer> = io(`${host.origin}/page`, {
    path: PATH,
    forceNew: true,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    auth: (give) => give({ site: host.key, token: base.keepToken(), shareId: share().id, tab }),
  });

  const say = () => {
    if (!socket.connected) return;
    saidAt = performance.now();
    socket.emit("seen", { visible: document.visibilityState === "visible", tooLarge });
  };
  /** What an operator does here is no event of the browser's own. */
  const used = ({ isTrusted }: Event) => {
    if (isTrusted && performance.now() - saidAt > SAY_EVERY_MS) say();
  };
  const redial = (afterMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => closed || socket.connect(), afterMs * (1 + Math.random()));
  };
  const leave = () => {
    // Kept for a later "back", a page with a connection could not be.
    events.down();
    socket.disconnect();
  };
  const back = ({ persisted }: PageTransitionEvent) => {
    if (persisted && !closed) socket.connect();
  };

  socket.on("connect", say);
  socket.on("disconnect", (reason) => {
    events.down();
    if (reason === "io server disconnect") redial(REDIAL_MS);
  });
  socket.on("connect_error", (error: Error & { data?: { retryAfterMs?: number } }) => {
    if (!socket.active && !FINAL.test(error.message)) redial(error.data?.retryAfterMs ?? REDIAL_MS);
  });
  socket.on("shown", ({ shown }) => events.shown(shown));
  socket.on("snapshot", events.snapshot);
  socket.on("unloaded", ({ ids }) => events.unloaded(ids));
  socket.on("watchers", events.watchers);
  socket.on("act", events.act);
  document.addEventListener("visibilitychange", say);
  addEventListener("focus", say);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", back);
  for (const name of INPUTS) addEventListener(name, used, { capture: true, passive: true });

  return {
    send: (frames) =>
      new Promise((resolve) => {
        if (!socket.connected) return resolve(null);
        socket
          .timeout(ANSWER_WITHIN_MS)
          .emit("frames", { ...frames, tab }, (failed, reply) => resolve(failed ? null : reply));
      }),
    acted: (acted) => void socket.emit("acted", acted),
    tooLarge(is) {
      if (is === tooLarge) return;
      tooLarge = is;
      say();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", say);
      removeEventListener("focus", say);
      removeEventListener("pagehide", leave);
      removeEventListener("pageshow", back);
      for (const name of INPUTS) removeEventListener(name, used, true);
      socket.off();
      socket.disconnect();
    },
  };
}
