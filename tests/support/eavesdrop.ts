import { io, type Socket } from "socket.io-client";
import { onTestFinished } from "vitest";

/** A widget's tab that keeps every frame it gets, as it came over the wire, whether anybody listens for it or not. */
export interface Tab {
  /** Asks and answers the reply; null when none came in time. */
  ask(event: string, input: unknown): Promise<unknown>;
  tell(event: string, input: unknown): void;
  close(): void;
}

/** What a visitor's browser was ever sent, by all its tabs and requests together. */
export class Wiretap {
  readonly heard: string[] = [];
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }

  async open(site: string, token: string, transport: "websocket" | "polling" = "websocket"): Promise<Tab> {
    const socket: Socket = io(`${this.url}/visitor`, {
      auth: { site, token },
      extraHeaders: { origin: "https://shop.example" },
      transports: [transport],
      reconnection: false,
      forceNew: true,
      autoConnect: false,
    });
    onTestFinished(() => void socket.close());
    const connected = new Promise<void>((done, fail) => {
      socket.once("connect", done);
      socket.once("connect_error", fail);
    });
    socket.connect();
    socket.io.engine.on("packet", ({ data }) => void this.heard.push(String(data ?? "")));
    await connected;
    return {
      ask: (event, input) =>
        socket
          .timeout(10_000)
          .emitWithAck(event, input)
          .catch(() => null),
      tell: (event, input) => void socket.emit(event, input),
      close: () => void socket.close(),
    };
  }

  /** A request as a stranger's page makes it, with everything that comes back. */
  async fetch(path: string): Promise<void> {
    const response = await fetch(`${this.url}${path}`, { headers: { origin: "https://shop.example" } });
    this.heard.push(JSON.stringify([...response.headers]), await response.text());
  }
}
