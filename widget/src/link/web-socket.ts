import { frame, PONG, readFrame } from "./packet.ts";
import type { Dial, Refusal } from "./transport.ts";

const OPEN_WITHIN_MS = 10_000;
/** The last ping may sit in the event queue behind the very timer that misses it. */
const GRACE_MS = 1_000;

/** Socket.IO over a plain WebSocket, a tenth of the size of its own client. */
export const dialWebSocket: Dial = (origin, auth, events) => {
  const answers: ((reply: unknown) => void)[] = [];
  let patience = OPEN_WITHIN_MS;
  let heardAt: number;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hear = () => {
    heardAt = Date.now();
    clearTimeout(timer);
    timer = setTimeout(end, patience + GRACE_MS);
  };
  const close = () => {
    clearTimeout(timer);
    // A dead network may never answer a close: nobody waits for it.
    socket.onmessage = socket.onclose = null;
    // Closed while it opens, it would complain in the page's console.
    if (socket.readyState) socket.close();
    else socket.onopen = close;
  };
  const end = (refusal?: Refusal) => {
    close();
    events.closed(refusal);
  };

  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`);
  hear();
  socket.onclose = () => end();
  socket.onmessage = ({ data: text }) => {
    hear();
    const [type, ackId = 0, data] = readFrame(text);
    if (type === "0") {
      const promise = data as { pingInterval: number; pingTimeout: number };
      patience = promise.pingInterval + promise.pingTimeout;
      socket.send(frame("40", auth));
    } else if (type === "2") socket.send(PONG);
    else if (type === "40") events.opened();
    else if (type === "42") events.received(...(data as [string, unknown]));
    else if (type === "43") {
      answers[ackId]?.((data as unknown[])[0]);
      delete answers[ackId];
    } else if (type === "44") {
      const refusal = data as { message: string; data?: { retryAfterMs?: number } };
      end({ code: refusal.message, ...refusal.data });
    } else if (type === "41") end();
  };

  return {
    alive: () => Date.now() - heardAt <= patience,
    close,
    send(event, input, answered) {
      socket.send(frame("42", [event, input], answered && answers.push(answered) - 1));
    },
  };
};
