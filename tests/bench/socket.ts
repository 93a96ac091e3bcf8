import { io } from "socket.io-client";
import WebSocket from "ws";

/** A client of either contender. */
export interface BenchSocket {
  /** Sends; `onAck` gets the answer. */
  send(event: string, input: unknown, onAck?: (reply: Reply) => void): void;
  onEvent: (event: string, payload: never) => void;
  close(): void;
}
interface Reply {
  ok: boolean;
  value: unknown;
}

/** Sends and waits for the value; fails with any other answer. */
export function ask<T>(socket: BenchSocket, event: string, input: unknown): Promise<T> {
  return new Promise((done, fail) => {
    socket.send(event, input, (reply) => {
      if (reply.ok) done(reply.value as T);
      else fail(new Error(`${event}: ${JSON.stringify(reply)}`));
    });
  });
}

interface Options {
  url: string;
  namespace: "/visitor" | "/operator";
  auth?: Record<string, unknown>;
  cookie?: string;
}

/**
 * `plain` speaks the least of the protocol over a WebSocket: so cheap that the server is what is measured.
 * `official` is socket.io-client, which costs more than a bare server does.
 */
export type ClientKind = "plain" | "official";

export function openSocket(kind: ClientKind, options: Options): Promise<BenchSocket> {
  return kind === "plain" ? openPlain(options) : openOfficial(options);
}

function headersOf({ url, cookie }: Options): Record<string, string> {
  return cookie ? { origin: url, cookie } : { origin: "https://shop.example" };
}

function openPlain(options: Options): Promise<BenchSocket> {
  const { url, namespace, auth } = options;
  const address = `${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
  const ws = new WebSocket(address, { perMessageDeflate: false, headers: headersOf(options) });
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  const event = `42${namespace},`;
  const ack = `43${namespace},`;
  const opened = Promise.withResolvers<BenchSocket>();
  const socket: BenchSocket = {
    send(name, input, onAck) {
      const id = onAck ? ++lastId : "";
      if (onAck) waiting.set(lastId, onAck);
      ws.send(`${event}${id}${JSON.stringify([name, input])}`);
    },
    onEvent: () => undefined,
    close: () => ws.close(),
  };
  ws.on("message", (data: Buffer) => {
    const frame = data.toString();
    if (frame === "2") ws.send("3");
    else if (frame.startsWith("0")) ws.send(`40${namespace},${JSON.stringify(auth ?? {})}`);
    else if (frame.startsWith(event)) {
      const [name, payload] = JSON.parse(frame.slice(event.length));
      socket.onEvent(name, payload as never);
    } else if (frame.startsWith(ack)) {
      const id = Number.parseInt(frame.slice(ack.length), 10);
      waiting.get(id)?.(JSON.parse(frame.slice(frame.indexOf("[")))[0]);
      waiting.delete(id);
    } else if (frame.startsWith(`40${namespace},`)) opened.resolve(socket);
    else if (frame.startsWith("44")) opened.reject(new Error(frame));
  });
  ws.on("error", opened.reject);
  return opened.promise;
}

async function openOfficial(options: Options): Promise<BenchSocket> {
  const { url, namespace, auth } = options;
  const client = io(`${url}${namespace}`, {
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: headersOf(options),
    ...(auth && { auth }),
  });
  await new Promise<void>((done, fail) => {
    client.once("connect", done);
    client.once("connect_error", fail);
  });
  const socket: BenchSocket = {
    send: (name, input, onAck) => void (onAck ? client.emit(name, input, onAck) : client.emit(name, input)),
    onEvent: () => undefined,
    close: () => void client.close(),
  };
  client.onAny((name, payload) => socket.onEvent(name, payload as never));
  return socket;
}
