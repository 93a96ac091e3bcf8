import { io } from "socket.io-client";
import type { Base } from "../base/parts.ts";
import type { Dial } from "./transport.ts";

/** The real Socket.IO client over HTTP, for networks that let no WebSocket through. Loaded only there. */
export const dialPolling: Dial = (origin, auth, events) => {
  const socket = io(`${origin}/visitor`, {
    auth,
    transports: ["polling"],
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
  });
  const close = () => {
    socket.off();
    socket.disconnect();
  };
  const end = (refusal?: Parameters<typeof events.closed>[0]) => {
    close();
    events.closed(refusal);
  };
  socket.on("connect", () => events.opened());
  socket.on("disconnect", () => end());
  socket.on("connect_error", (error: Error & { data?: { retryAfterMs?: number } }) => {
    end({ code: error.message, ...error.data });
  });
  socket.onAny((event: string, data: unknown) => events.received(event, data));
  return {
    alive: () => socket.active,
    close,
    send(event, input, answered) {
      if (answered) socket.emit(event, input, answered);
      else socket.emit(event, input);
    },
  };
};

/** A network that lets no WebSocket through is not asked again on every page of a visit. */
const POLLS_MS = 3_600_000;

/** As `dialPolling`. Where it passes and the visitor came near, the next pages begin with it. */
export function openPart(base: Base): Dial {
  return (origin, auth, events) => {
    const opened = () => {
      if (base.core) base.storage.set("polling", `${Date.now() + POLLS_MS}`);
      events.opened();
    };
    return dialPolling(origin, auth, { ...events, opened });
  };
}
