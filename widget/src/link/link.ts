import type { Reply } from "@palique/shared/reply.ts";
import type { VisitorAuth } from "@palique/shared/visitor.ts";
import { backoff } from "./backoff.ts";
import type { Answer, AskName, Dial, Input, Refusal, TellName, Transport } from "./transport.ts";
import { dialWebSocket } from "./web-socket.ts";

/** A connection that stays open this long was a good one: the next failure counts as the first. */
const STABLE_MS = 5_000;
/** Until WebSocket has worked once, every third attempt goes another way. */
const FALLBACK_EVERY = 3;
/** Before this, and before polling was tried, a first connection counts as under way. */
const PATIENCE_MS = 4_000;
const ANSWER_WITHIN_MS = 15_000;
/** Refusals that another attempt cannot change. */
const FINAL = /site-unknown|origin-refused|bad-input/;

export interface LinkOptions {
  origin: string;
  auth(): VisitorAuth;
  /** This browser needed polling before: do not fail again first. */
  pollsFirst: boolean;
  /** Fails where the server is out of reach altogether: then it is not WebSocket that does not pass. */
  loadPolling(): Promise<Dial>;
  heard: Heard;
}

/** What the server pushes, and the link's own "up", "down" and "refused" (for good). */
export type Heard = (event: string, data?: unknown) => unknown;

/** A connection that is dialled again whenever it is lost, from its opening to its closing; it can be opened again. */
export interface Link {
  open(): void;
  /** null: no answer came, ask again once the link is up. */
  ask<E extends AskName>(event: E, input: Input<E>, withinMs?: number): Promise<Reply<Answer<E>> | null>;
  /** False when the link is down and it is lost: meant for what is stale a moment later. */
  tell<E extends TellName>(event: E, input: Input<E>): boolean;
  /** The device came back from sleep or got a network: do not wait for the next attempt. */
  wake(): void;
  redial(afterMs: number): void;
  /** Nobody needs it. */
  close(): void;
}

export function openLink(options: LinkOptions): Link {
  const waiting = new Set<(nothing: null) => void>();
  /** When it was opened; 0 while nobody needs it. */
  let openedAt = 0;
  let proven: Dial | undefined;
  let transport: Transport | undefined;
  /** When the connection of now opened; 0 while there is none. */
  let upSince = 0;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drop(): void {
    clearTimeout(timer);
    transport?.close();
    transport = undefined;
    upSince = 0;
    for (const giveUp of waiting) giveUp(null);
    waiting.clear();
  }

  function redial(afterMs: number): void {
    drop();
    if (!openedAt) return;
    timer = setTimeout(connect, afterMs);
    if (proven || tries >= FALLBACK_EVERY || Date.now() - openedAt > PATIENCE_MS) options.heard("down");
  }

  async function connect(): Promise<void> {
    drop();
    const polls = tries ? tries % FALLBACK_EVERY === FALLBACK_EVERY - 1 : options.pollsFirst;
    try {
      const dial = proven ?? (polls ? await options.loadPolling() : dialWebSocket);
      transport = dial(options.origin, options.auth(), {
        opened() {
          proven = dial;
          upSince = Date.now();
          options.heard("up");
        },
        received: options.heard,
        closed,
      });
    } catch {
      closed();
    }
  }

  function closed(refusal?: Refusal): void {
    if (FINAL.test(`${refusal?.code}`)) {
      drop();
      options.heard("refused");
      return;
    }
    if (upSince && Date.now() - upSince > STABLE_MS) tries = 0;
    redial(refusal?.retryAfterMs ?? backoff(tries++, Math.random()));
  }

  function wake(): void {
    if (transport?.alive()) return;
    tries = 0;
    redial(0);
  }

  return {
    open() {
      if (openedAt) return;
      openedAt = Date.now();
      wake();
    },
    ask: (event, input, withinMs = ANSWER_WITHIN_MS) =>
      new Promise((resolve) => {
        if (!upSince) return resolve(null);
        const settle = (reply: unknown) => {
          clearTimeout(late);
          waiting.delete(settle);
          resolve(reply as Reply<Answer<typeof event>> | null);
        };
        const late = setTimeout(redial, withinMs, 0);
        waiting.add(settle);
        transport?.send(event, input, settle);
      }),
    tell(event, input) {
      if (upSince) transport?.send(event, input);
      return upSince > 0;
    },
    wake,
    redial,
    close() {
      openedAt = 0;
      drop();
      options.heard("down");
    },
  };
}
