import { createServer, type Socket, connect as tcpConnect } from "node:net";
import { onTestFinished } from "vitest";

/** A stretch of network between browser and server that can fail in the ways networks do. */
export interface Line {
  /** Reaches the server through this line. */
  url: string;
  /** Every connection breaks and new ones are refused. */
  cut(): void;
  /** Nothing arrives any more, and nobody is told: Wi-Fi out of reach. */
  silence(): void;
  restore(): void;
}

interface LineOptions {
  /** 0: any. */
  port?: number;
  /** A proxy in between does not know WebSockets. */
  refuseWebSocket?: boolean;
}

export async function layLine(serverPort: () => number, options: LineOptions = {}): Promise<Line> {
  let state: "up" | "cut" | "silent" = "up";
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    if (state === "cut") return void client.destroy();
    const server = tcpConnect(serverPort(), "127.0.0.1");
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (data) => {
        if (
          options.refuseWebSocket &&
          from === client &&
          /^upgrade: websocket/im.test(data.toString("latin1"))
        ) {
          client.end("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
          return;
        }
        if (!to.write(data)) from.pause();
      });
      to.on("drain", () => state === "up" && from.resume());
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      if (state === "silent") from.pause();
    }
  });
  await new Promise<void>((done) => listener.listen(options.port ?? 0, "127.0.0.1", done));
  const address = listener.address();
  if (!address || typeof address === "string") throw new Error("no port");
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    breakAll();
    listener.close();
  });
  return {
    url: `http://localhost:${address.port}`,
    cut() {
      state = "cut";
      breakAll();
    },
    silence() {
      state = "silent";
      for (const socket of sockets) socket.pause();
    },
    restore() {
      state = "up";
      for (const socket of sockets) socket.resume();
    },
  };
}
