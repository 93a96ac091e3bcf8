import type { Server as HttpServer, IncomingMessage } from "node:http";
import { COBROWSE_PATH } from "@palique/shared/cobrowse.ts";
import { FRAME_MAX_BYTES } from "@palique/shared/limits.ts";
import { Server } from "socket.io";
import type { App } from "../app.ts";
import type { Redis } from "../realtime/redis.ts";
import { type Recorder, recordShares } from "../recordings/record-shares.ts";
import { askingForSnapshots, type Snapshots } from "./ask-snapshot.ts";
import { followRights } from "./follow-rights.ts";
import { type KnownShares, knownShares } from "./known-shares.ts";
import { limitStrangers } from "./limit-strangers.ts";
import type { Cobrowse } from "./namespaces.ts";
import { servePages } from "./page-namespace.ts";
import { type ShownTabs, shownTabs } from "./shown-tabs.ts";
import { serveWatchers } from "./watch-namespace.ts";

/** Where WebSockets do not pass a batch travels in base64; and room for what travels around it. */
const FRAME_AS_TEXT_BYTES = Math.ceil((FRAME_MAX_BYTES * 4) / 3) + 10_000;

/** The two sides, and what is known in between. */
export interface Relay extends Cobrowse {
  shares: KnownShares;
  tabs: ShownTabs;
  snapshots: Snapshots;
  recorder: Recorder;
}

interface Around {
  redis: Redis | null;
  addressOf: (request: IncomingMessage) => string;
  isDraining: () => boolean;
}

/**
 * A Socket.IO server beside the chat's, on the same port: pictures of pages travel over connections of their own,
 * and only these take large frames. See decision 023.
 */
export function openCobrowse(
  app: App,
  http: HttpServer,
  { redis, addressOf, isDraining }: Around,
): { stop(): Promise<void> } {
  const io = new Server(http, {
    path: COBROWSE_PATH,
    serveClient: false,
    maxHttpBufferSize: FRAME_AS_TEXT_BYTES,
    connectTimeout: 10_000,
    cors: { origin: true, credentials: false },
    allowRequest: (_request, callback) => callback(null, !isDraining()),
  });
  io.engine.on("headers", (headers: Record<string, string>) => {
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'";
    headers["X-Content-Type-Options"] = "nosniff";
  });
  redis?.attach(io);
  const cobrowse: Cobrowse = { pages: io.of("/page"), watchers: io.of("/watch") };
  const snapshots = askingForSnapshots(cobrowse);
  const recorder = recordShares(app, snapshots.ask);
  const shares = knownShares(app, cobrowse, { on: recorder.follow, over: recorder.close });
  const tabs = shownTabs(app, cobrowse);
  const relay: Relay = { ...cobrowse, shares, tabs, snapshots, recorder };
  limitStrangers(io);
  servePages(app, relay, addressOf);
  serveWatchers(app, relay);
  const rights = followRights(app, cobrowse);
  redis?.onInterrupted(() => {
    shares.checkAll();
    rights.checkHere();
  });
  return {
    async stop() {
      tabs.stop();
      snapshots.stop();
      await Promise.all([cobrowse.pages, cobrowse.watchers].map(({ adapter }) => adapter.close()));
      // Without a word of goodbye, after which clients would not come back by themselves.
      io.engine.close();
      await recorder.stop();
    },
  };
}
