import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import proxyAddr from "proxy-addr";
import { Server } from "socket.io";
import type { App } from "./app.ts";
import { breakSilence } from "./automatic/break-silence.ts";
import { expireTransfer } from "./chats/answer-transfer.ts";
import { expireOffer } from "./chats/decline-offer.ts";
import { returnChats } from "./chats/return-chats.ts";
import { openCobrowse } from "./cobrowse/open-cobrowse.ts";
import { serveViewer } from "./cobrowse/serve-viewer.ts";
import { endSnooze } from "./conversations/snooze-conversation.ts";
import { ping } from "./db/store.ts";
import { removeFileBytes, scheduleSweep, sweepFiles } from "./files/remove-files.ts";
import { expireInvitation } from "./invitations/withdraw-invitation.ts";
import { startJobs } from "./jobs/run-jobs.ts";
import { findTitles } from "./links/find-titles.ts";
import { startLive } from "./live/start-live.ts";
import { startMail } from "./mail/start-mail.ts";
import { mailMissedWith } from "./missed/mail-missed.ts";
import { decidePush } from "./notifications/decide-push.ts";
import { deliverPush } from "./notifications/deliver-push.ts";
import { vapidKeys } from "./notifications/vapid.ts";
import { followNotices } from "./notifications/withdraw-notices.ts";
import { applyAddressRule } from "./privacy/keep-addresses.ts";
import { purge, schedulePurge } from "./privacy/purge.ts";
import { finishRemoval } from "./privacy/remove-people.ts";
import { watchBusinessHours } from "./realtime/availability-news.ts";
import { startFanOut } from "./realtime/fan-out.ts";
import { openNamespaces } from "./realtime/namespaces.ts";
import { serveOperators } from "./realtime/operator-namespace.ts";
import { startPresence } from "./realtime/operator-presence.ts";
import { peekAtVisitor } from "./realtime/peek-at-visitor.ts";
import type { Redis } from "./realtime/redis.ts";
import { serveVisitors } from "./realtime/visitor-namespace.ts";
import { removeRecordingBytes } from "./recordings/remove-recording.ts";
import { fireScheduled } from "./scheduled/fire-scheduled.ts";
import { startShowingWriting } from "./scheduled/show-writing.ts";
import { startIndex } from "./search/start-index.ts";
import { endUnattended } from "./sharing/end-unattended.ts";
import { createWeb } from "./web.ts";

/** The longest message as JSON, every character escaped, and something around it. */
const MAX_FRAME_BYTES = 100_000;
/** Clients come back after about this long, so that a restart finds them again at once. */
const RECONNECT_MS = 1_000;
/** A new database of places is used after about this long. */
const PLACES_EVERY_MS = 10_000;
/** Time for "bye" to leave before the sockets close. */
const GOODBYE_MS = 150;

export interface Running {
  port: number;
  /** Stops accepting, tells clients to come back, finishes what is under way. */
  stop(): Promise<void>;
}

/** Serves everything on one port. The database is migrated and open; Redis too, if several processes share it. */
export async function startServer(app: App, redis: Redis | null): Promise<Running> {
  let draining = false;
  async function ready(): Promise<void> {
    if (draining) throw new Error("draining");
    await ping(app.store);
    await redis?.ping();
  }
  const web = createWeb(app, { rateLimits: app.rates, ready });
  const http = createServer(web);
  const io = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: 10_000,
    // Widgets carry no cookies; which origins may use a site is decided at the handshake.
    cors: { origin: true, credentials: false },
    allowRequest: (_request, callback) => callback(null, !draining),
  });
  io.engine.on("headers", (headers: Record<string, string>) => {
    headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'";
    headers["X-Content-Type-Options"] = "nosniff";
  });
  redis?.attach(io);
  const realtime = openNamespaces(io);
  const trust = web.get("trust proxy fn") as (address: string, hops: number) => boolean;
  const cobrowse = openCobrowse(app, http, {
    redis,
    addressOf: (request) => proxyAddr(request, trust),
    isDraining: () => draining,
  });
  serveVisitors(app, realtime.visitors, (socket) => proxyAddr(socket.request, trust));
  serveOperators(app, realtime, () => draining);
  const fanOut = startFanOut(app, realtime);
  const live = startLive(app, realtime);
  redis?.onInterrupted(() => {
    realtime.visitors.local.emit("resync");
    realtime.operators.local.emit("resync");
  });

  const presence = await startPresence(app);
  const hours = watchBusinessHours(app);
  await vapidKeys(app);
  const notices = followNotices(app);
  const stopFollowing = app.places.follow(PLACES_EVERY_MS);
  const mail = startMail(app);
  const jobs = startJobs(app, {
    mail: mail.handler,
    "offer-expiry": expireOffer,
    "operator-gone": returnChats,
    push: decidePush,
    "push-send": deliverPush,
    "transfer-expiry": expireTransfer,
    "snooze-over": endSnooze,
    "scheduled-message": fireScheduled,
    "chat-silence": breakSilence,
    "missed-mail": mailMissedWith(peekAtVisitor(realtime)),
    "link-titles": findTitles,
    "invitation-over": expireInvitation,
    "share-over": endUnattended,
    "file-removal": removeFileBytes,
    "recording-removal": removeRecordingBytes,
    "file-sweep": sweepFiles,
    removal: finishRemoval,
    purge,
    "address-rule": applyAddressRule,
  });
  await scheduleSweep(app);
  await schedulePurge(app);
  const index = startIndex(app);
  const writing = startShowingWriting(app);
  app.publish({ type: "routing.needed" });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(app.config.port, app.config.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const viewer = await serveViewer(app, port);
  app.log.info({ event: "server.started", port, process: app.processId });

  return {
    port,
    async stop() {
      if (draining) return;
      draining = true;
      http.close();
      realtime.visitors.local.emit("bye", { reconnectAfterMs: RECONNECT_MS });
      realtime.operators.local.emit("bye", { reconnectAfterMs: RECONNECT_MS });
      await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
      hours.stop();
      writing.stop();
      await jobs.stop();
      await index.stop();
      mail.stop();
      stopFollowing();
      await presence.stop();
      await notices.stop();
      await fanOut.stop();
      await live.stop();
      await cobrowse.stop();
      await viewer.stop();
      await io.close();
      http.closeAllConnections();
      await app.store.close();
      await redis?.close();
      app.log.info({ event: "server.stopped", process: app.processId });
    },
  };
}
