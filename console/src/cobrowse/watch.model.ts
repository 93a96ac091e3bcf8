import type { Frames, PageState, ServerToWatch, Watcher, WatchToServer } from "@palique/shared/cobrowse.ts";
import type { ActRefusal } from "@palique/shared/share-names.ts";
import { COBROWSE_PATH } from "@palique/shared/share-names.ts";
import type { FromViewer, ViewerTool } from "@palique/shared/viewer.ts";
import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { io, type Socket } from "socket.io-client";
import { locale } from "../i18n/locale.ts";
import { type Followed, follows } from "./follow-frames.ts";
import { toldBy } from "./told-by.ts";
import { type Frame, openFrame } from "./viewer-frame.ts";

/** A viewer that says nothing for so long does not come. */
const READY_MS = 10_000;
/** How long it stands there that something was refused. */
const REFUSAL_MS = 4_000;
const AGAIN_MS = 2_000;

export type Drawn = Omit<Extract<FromViewer, { type: "drawn" }>, "type">;

/** A page that is looked at: its connection, which ends with it, and its frame. */
export interface Watch {
  /** Whether the viewer has opened: it connects from then on. */
  readonly viewer: ReadonlySignal<"opening" | "ready" | "silent">;
  readonly link: ReadonlySignal<"joining" | "on" | "cut">;
  readonly page: ReadonlySignal<PageState | null>;
  readonly drawn: ReadonlySignal<Drawn | null>;
  readonly watchers: ReadonlySignal<readonly Watcher[]>;
  readonly refused: ReadonlySignal<ActRefusal | null>;
  readonly tool: Signal<ViewerTool>;
  /** Shows it in this frame from now on. */
  attach(iframe: HTMLIFrameElement, origin: string): () => void;
  act(body: Extract<FromViewer, { type: "act" }>["body"]): void;
  close(): void;
}

export function watchPage(shareId: string, theme: "light" | "dark"): Watch {
  const viewer = signal<"opening" | "ready" | "silent">("opening");
  const link = signal<"joining" | "on" | "cut">("joining");
  const page = signal<PageState | null>(null);
  const drawn = signal<Drawn | null>(null);
  const watchers = signal<readonly Watcher[]>([]);
  const refused = signal<ActRefusal | null>(null);
  const tool = signal<ViewerTool>("look");
  let frame: Frame | null = null;
  let followed: Followed | null = null;
  let acts = 0;
  let fading: ReturnType<typeof setTimeout> | undefined;
  let comeBack: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const socket: Socket<ServerToWatch, WatchToServer> = io("/watch", {
    path: COBROWSE_PATH,
    forceNew: true,
    autoConnect: false,
    withCredentials: true,
    auth: { shareId },
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
  });
  socket.on("connect", () => {
    link.value = "on";
    followed = null;
  });
  socket.on("disconnect", (reason) => {
    link.value = "cut";
    // The server hung up: Socket.IO leaves coming back to us.
    if (reason === "io server disconnect") reconnect();
  });
  socket.on("connect_error", () => {
    link.value = "cut";
    if (!socket.active) reconnect();
  });
  socket.on("page", ({ state }) => {
    page.value = state;
    frame?.send({ type: "page", state });
  });
  socket.on("watchers", (all) => {
    watchers.value = all;
  });
  socket.on("acted", (acted) => {
    if (acted.refused === null) return;
    refused.value = acted.refused;
    clearTimeout(fading);
    fading = setTimeout(() => {
      refused.value = null;
    }, REFUSAL_MS);
  });
  socket.on("frames", (frames) => show(frames));

  function reconnect(): void {
    clearTimeout(comeBack);
    comeBack = setTimeout(() => !isClosed && socket.connect(), AGAIN_MS);
  }

  function show(frames: Frames): void {
    if (!frame || viewer.peek() !== "ready") return;
    const next = follows(followed, frames);
    if (next === "lost") lost();
    if (next === "lost" || next === "wait") return;
    followed = next;
    const bytes = toBuffer(frames.bytes);
    const { full, packed } = frames;
    frame.send({ type: "frames", full, packed, bytes, at: Date.now() }, [bytes]);
  }

  function lost(): void {
    // Until a full snapshot comes nothing that follows can be shown.
    followed = null;
    socket.emit("lost", {});
  }

  function heard(message: FromViewer): void {
    switch (message.type) {
      case "ready":
        viewer.value = "ready";
        followed = null;
        frame?.send({ type: "start", mode: "live", locale: locale.peek(), theme });
        frame?.send({ type: "tool", tool: tool.peek() });
        if (page.peek()) frame?.send({ type: "page", state: page.peek() ?? "away" });
        if (socket.connected) lost();
        else socket.connect();
        break;
      case "drawn":
        drawn.value = message;
        break;
      case "act":
        if (toldBy(tool.peek(), message.body)) act(message.body);
        break;
      case "unloaded":
        socket.emit("unloaded", { ids: message.ids });
        break;
      case "lost":
        lost();
    }
  }

  function act(body: Extract<FromViewer, { type: "act" }>["body"]): void {
    // What was not told at once is not wanted any more when the connection is back.
    if (socket.connected) socket.emit("act", { n: acts++, body });
  }

  const stopTools = tool.subscribe((now) => frame?.send({ type: "tool", tool: now }));

  return {
    viewer,
    link,
    page,
    drawn,
    watchers,
    refused,
    tool,
    act,
    attach(iframe, origin) {
      viewer.value = "opening";
      followed = null;
      const mine = openFrame(iframe, origin, heard);
      frame = mine;
      const silent = setTimeout(() => {
        if (viewer.peek() === "opening") viewer.value = "silent";
      }, READY_MS);
      return () => {
        clearTimeout(silent);
        mine.close();
        if (frame === mine) frame = null;
      };
    },
    close() {
      isClosed = true;
      clearTimeout(fading);
      clearTimeout(comeBack);
      stopTools();
      socket.disconnect();
    },
  };
}

/** Socket.IO hands bytes over as an ArrayBuffer of their own in browsers. */
function toBuffer(bytes: Uint8Array | ArrayBuffer): ArrayBuffer {
  return bytes instanceof ArrayBuffer ? bytes : new Uint8Array(bytes).buffer;
}
