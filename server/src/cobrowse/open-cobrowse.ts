import type { Server as HttpServer, IncomingMessage } from "node:http";
import { COBROWSE_PATH } from "@palique/shared/cobrowse.ts";
import { FRAME_MAX_BYTES } from "@palique/shared/limits.ts";
import { Server } from "socket.io";
import type { App } from "../app.ts";
import type { Redis } from "../realtime/redis.ts";
import type { PageNamespace, WatchNamespace } from "./namespaces.ts";
import { servePages } from "./page-namespace.ts";
import { serveWatchers } from "./watch-namespace.ts";

/** Room for what travels around a batch. */
const ENVELOPE_BYTES = 10_000;

/**
 * A Socket.IO server beside the chat's, on the same port: pictures of pages travel over connections of their own,
 * and only these take large frames.
 */
export function openCobrowse(
  app: App,
  http: HttpServer,
  redis: Redis | null,
  addressOf: (request: IncomingMessage) => string,
): { stop(): Promise<void> } {
  const io = new Server(http, {
    path: COBROWSE_PATH,
    serveClient: false,
    maxHttpBufferSize: FRAME_MAX_BYTES + ENVELOPE_BYTES,
    connectTimeout: 10_000,
    cors: { origin: true, credentials: false },
  });
  redis?.attach(io);
  const pages: PageNamespace = io.of("/page");
  const watchers: WatchNamespace = io.of("/watch");
  servePages(app, { pages, watchers }, addressOf);
  serveWatchers(app, { pages, watchers });
  return {
    async stop() {
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}
