import type { ServerToOperator } from "@palique/shared/operator.ts";
import type { Failure, Reply } from "@palique/shared/reply.ts";
import { signal } from "@preact/signals";
import { io, type Socket } from "socket.io-client";
import type { AskEvent, InputOf, OutputOf, TellEvent } from "./contract.ts";
import { applyGathered, gather } from "./gather.ts";

/** How long an answer may take before the question is asked again, on a new connection. */
const ANSWER_MS = 8_000;
/** The same where there is reason to believe that nobody is there any more. */
const DOUBT_MS = 3_000;
/** A clock that stood still this long: the machine slept (hidden pages tick once a minute), the connection may be dead. */
const SLEPT_MS = 120_000;

/**
 * off: signed out. connecting: for the first time. cut: was there and will be again. ready: connected, and
 * the inbox is the server's of now.
 */
export type LinkState = "off" | "connecting" | "cut" | "ready";
export const linkState = signal<LinkState>("off");

// Listened to by the contract's types; asked through the same socket without them, for generic events.
let socket: Socket<ServerToOperator> | null = null;
let current: LinkHandlers | null = null;
let comeBack: ReturnType<typeof setTimeout> | undefined;
let wakeWaiting: (() => void)[] = [];

/** What comes by itself; in a flood several together. */
interface News {
  on<E extends keyof ServerToOperator>(
    event: E,
    listener: (payload: Parameters<ServerToOperator[E]>[0]) => void,
  ): void;
}

interface LinkHandlers {
  /** Runs on every connection before anything else is asked; `false`: it failed, try anew. */
  open: (timeoutMs: number) => Promise<boolean>;
  listen: (socket: News) => void;
  /** The session has ended. */
  refused: () => void;
}

/** Opens the one connection of this console. It comes back by itself until `closeLink`. */
export function openLink(handlers: LinkHandlers): void {
  closeLink();
  linkState.value = "connecting";
  const mine: Socket<ServerToOperator> = io("/operator", {
    withCredentials: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
  });
  socket = mine;
  current = handlers;
  mine.on("connect", () => void opened(mine, handlers));
  mine.on("disconnect", (reason) => {
    linkState.value = "cut";
    // The server hung up: Socket.IO leaves coming back to us.
    if (reason === "io server disconnect") reconnectIn(mine, 500 + Math.random() * 1_500);
  });
  mine.on("connect_error", (error) => {
    if (linkState.peek() === "ready") linkState.value = "cut";
    if (isSignedOut(error)) return handlers.refused();
    // The server said no: Socket.IO leaves coming back to us.
    if (!mine.active) reconnectIn(mine, 2_000 + Math.random() * 2_000);
  });
  mine.on("bye", ({ reconnectAfterMs }) => {
    mine.disconnect();
    linkState.value = "cut";
    // Spread out, so that a restarted server is not met by everybody at once.
    reconnectIn(mine, reconnectAfterMs * (1 + Math.random()));
  });
  const untyped: Socket = mine;
  handlers.listen({
    on(event, listener) {
      const name: string = event;
      untyped.on(name, (payload) => gather(() => listener(payload)));
    },
  });
}

/** The server's reason travels with the error as the `Failure` of the contract. */
function isSignedOut(error: Error & { data?: Partial<Failure> }): boolean {
  return error.data?.error === "not-signed-in";
}

async function opened(
  mine: Socket<ServerToOperator>,
  handlers: LinkHandlers,
  timeoutMs = ANSWER_MS,
): Promise<void> {
  const isOpen = await handlers.open(timeoutMs);
  if (socket !== mine || !mine.connected) return;
  if (!isOpen) {
    mine.disconnect();
    return reconnectIn(mine, 1_000 + Math.random() * 1_000);
  }
  linkState.value = "ready";
  const waiting = wakeWaiting;
  wakeWaiting = [];
  for (const wake of waiting) wake();
}

/** Opens the inbox again on the same connection, after the server lost sight of what it sent. */
export function reopen(): void {
  if (socket?.connected && current) void opened(socket, current);
}

/** Asks whether anybody is still there: a dead connection is replaced, and what was missed comes either way. */
export function probe(): void {
  if (socket?.connected && current) void opened(socket, current, DOUBT_MS);
}

function reconnectIn(mine: Socket<ServerToOperator>, ms: number): void {
  clearTimeout(comeBack);
  comeBack = setTimeout(() => socket === mine && mine.connect(), ms);
}

export function closeLink(): void {
  clearTimeout(comeBack);
  socket?.removeAllListeners();
  socket?.disconnect();
  socket = null;
  current = null;
  linkState.value = "off";
  const waiting = wakeWaiting;
  wakeWaiting = [];
  for (const wake of waiting) wake();
}

/** The network is back, or the laptop woke up: no reason to wait for the next try. */
addEventListener("online", () => {
  probe();
  hurry();
});
addEventListener("offline", probe);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
function hurry(): void {
  if (!socket || socket.connected || linkState.peek() !== "cut") return;
  socket.disconnect();
  socket.connect();
}

let lastTick = Date.now();
setInterval(() => {
  if (Date.now() - lastTick > SLEPT_MS) probe();
  lastTick = Date.now();
}, 5_000);

/** Asks once, on the connection of now: null when no answer came in time. */
export async function askOnce<E extends AskEvent>(
  event: E,
  input: InputOf<E>,
  timeoutMs = ANSWER_MS,
): Promise<Reply<OutputOf<E>> | null> {
  const untyped: Socket | null = socket;
  if (!untyped?.connected) return null;
  return new Promise((resolve) => {
    untyped.timeout(timeoutMs).emit(event, input, (error: Error | null, reply: Reply<OutputOf<E>>) => {
      // What came before the answer is older than it.
      applyGathered();
      resolve(error ? null : reply);
    });
  });
}

/** Tells something that may be lost: never kept for later. */
export function tell<E extends TellEvent>(event: E, input: InputOf<E>): void {
  const untyped: Socket | null = socket;
  if (untyped?.connected) untyped.volatile.emit(event, input);
}

/** As `tell`, for what comes in bursts: while there is a connection none of it is left out. */
export function tellEach<E extends TellEvent>(event: E, input: InputOf<E>): void {
  const untyped: Socket | null = socket;
  if (untyped?.connected) untyped.emit(event, input);
}

/** Resolves once there is a connection with an open inbox, or none is wanted any more. */
export function whenReady(): Promise<void> {
  const state = linkState.peek();
  if (state === "ready" || state === "off") return Promise.resolve();
  return new Promise((resolve) => wakeWaiting.push(resolve));
}
