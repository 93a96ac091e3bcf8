import type { IncomingMessage } from "node:http";
import { Acted, Frames, PageSeen, type PageToServer } from "@palique/shared/cobrowse.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { rooms } from "../realtime/namespaces.ts";
import { admission } from "../realtime/refusal.ts";
import { seeShare } from "../sharing/see-share.ts";
import { type HandlerTable, on, serve } from "../sockets.ts";
import { admitPage } from "./admit-page.ts";
import { openBuckets } from "./buckets.ts";
import { countWaiting } from "./count-waiting.ts";
import { type PageSocket, shareRooms } from "./namespaces.ts";
import type { Relay } from "./open-cobrowse.ts";
import { tellWatchers } from "./tell-watchers.ts";

/** What may wait for a page that does not read: it only ever gets little things. */
const WAITING_MAX_BYTES = 1_000_000;

/** Serves the tabs that show themselves. */
export function servePages(app: App, relay: Relay, addressOf: (request: IncomingMessage) => string): void {
  const { pages, watchers, shares, tabs, snapshots, recorder } = relay;
  const batches = openBuckets(app.limits.framesPerShare, app.now);
  const kilobytes = openBuckets(app.limits.frameKbPerShare, app.now);

  const handlers: HandlerTable<PageToServer, PageSocket> = {
    // Without waiting for anything: batches go on in the order in which they come.
    frames: on(Frames, (socket, frames) => {
      const { shareId, tab, shown } = socket.data;
      if (!shown) throw new AppError("conflict");
      const retryAfterMs = batches(shareId) || kilobytes(shareId, frames.bytes.byteLength / 1_000);
      if (retryAfterMs > 0) throw new AppError("rate-limited", { retryAfterMs });
      const room = frames.full ? shareRooms.full(shareId) : shareRooms.more(shareId);
      const batch = { ...frames, tab };
      watchers.to(room).emit("frames", batch);
      if (frames.full) snapshots.passed(shareId);
      recorder.take(shareId, batch);
      return null;
    }),
    // Not with every batch: a page moves by itself, too.
    seen: on(PageSeen, (socket, { visible, tooLarge = false }) => {
      if (visible) see(socket.data.shareId);
      socket.data.tooLarge = tooLarge;
      return tabs.seen(socket, visible);
    }),
    acted: on(Acted, (socket, { to, n, refused }) => {
      watchers.to(shareRooms.watcher(socket.data.shareId, to)).emit("acted", { n, refused });
    }),
  };

  /** The visitor is at it. */
  function see(shareId: string): void {
    seeShare(app, shareId).catch((error) => app.log.error({ event: "cobrowse.unseen", err: error }));
  }

  async function limit(socket: PageSocket, event: string): Promise<void> {
    const { linked } = socket.data.actor;
    if (linked && linked.expiresAt <= app.now()) {
      socket.disconnect(true);
      throw new AppError("expired");
    }
    if (event === "frames") return;
    await app.rates.consume(event === "acted" ? "actPerSocket" : "eventPerSocket", socket.id);
  }

  pages.use(
    admission(app, "page.connect", (socket) => admitPage(app, relay, socket, addressOf(socket.request))),
  );
  pages.on("connection", (socket) => {
    const { shareId, conversationId, actor, browserHash } = socket.data;
    socket.join([
      shareRooms.all(shareId),
      rooms.conversation(conversationId),
      rooms.browser(actor.siteId, browserHash),
    ]);
    serve(app, socket, handlers, (event) => limit(socket, event));
    const bytesWaiting = countWaiting(socket);
    socket.onAnyOutgoing(() => {
      if (bytesWaiting() > WAITING_MAX_BYTES) socket.disconnect(true);
    });
    socket.on("disconnect", () => {
      tabs.left(socket);
      shares.left(shareId);
    });
    shares.check(shareId);
    tellWatchers(app, relay, shareId);
  });
}
