import type { IncomingMessage } from "node:http";
import { Acted, Frames, PageAuth, PageSeen, type PageToServer } from "@palique/shared/cobrowse.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { hashToken } from "../operators/tokens.ts";
import { refusal } from "../realtime/refusal.ts";
import { failureOf, parse } from "../replies.ts";
import { findOwnShare } from "../sharing/own-share.ts";
import { originAllowed } from "../sites/check-origin.ts";
import { findSiteByKey } from "../sites/sites.store.ts";
import { type HandlerTable, on, serve } from "../sockets.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { type Cobrowse, type PageSocket, shareRoom } from "./namespaces.ts";
import { tellWatchers } from "./tell-watchers.ts";

/** Lets the tabs in that show themselves: of the browser in which the visitor allowed it. */
export function servePages(
  app: App,
  cobrowse: Cobrowse,
  addressOf: (request: IncomingMessage) => string,
): void {
  const { pages, watchers } = cobrowse;
  const handlers: HandlerTable<PageToServer, PageSocket> = {
    frames: on(Frames, (socket, frames) => {
      if (!socket.data.shown) throw new AppError("conflict");
      watchers.to(shareRoom(socket.data.shareId)).emit("frames", { ...frames, tab: socket.data.tab });
      return null;
    }),
    seen: on(PageSeen, (socket, { visible }) => {
      socket.data.visible = visible;
      const room = shareRoom(socket.data.shareId);
      if (visible && !socket.data.shown) {
        for (const other of pages.sockets.values()) {
          if (other.data.shareId === socket.data.shareId && other !== socket) other.data.shown = false;
        }
        socket.data.shown = true;
        pages.to(room).except(socket.id).emit("shown", { shown: false });
        socket.emit("shown", { shown: true });
      }
      if (socket.data.shown) watchers.to(room).emit("page", { state: visible ? "live" : "hidden" });
    }),
    acted: on(Acted, (_socket, { to, n, refused }) => {
      watchers.to(to).emit("acted", { n, refused });
    }),
  };

  pages.use((socket, next) => {
    admit(app, socket, addressOf(socket.request)).then(
      () => next(),
      (error) => next(refusal(failureOf(app, error, "page.connect"))),
    );
  });
  pages.on("connection", (socket) => {
    const room = shareRoom(socket.data.shareId);
    socket.join(room);
    serve(app, socket, handlers, async () => {});
    void tellWatchers(cobrowse, socket.data.shareId);
    socket.on("disconnect", () => {
      if (socket.data.shown) watchers.to(room).emit("page", { state: "away" });
    });
  });
}

async function admit(app: App, socket: PageSocket, address: string): Promise<void> {
  await app.rates.consume("connectPerAddress", callerOf(address));
  const auth = parse(PageAuth, socket.handshake.auth);
  const site = await findSiteByKey(app.db, auth.site);
  if (!site) throw new AppError("site-unknown");
  const { origin, referer, host } = socket.handshake.headers;
  if (!originAllowed(app, site, { origin, referer, host })) throw new AppError("origin-refused");
  const browserHash = hashToken(auth.token);
  const actor = await recogniseBrowser(app, site.id, browserHash);
  const share = await findOwnShare(app, actor, auth.shareId);
  if (share.kind !== "cobrowse" || share.state !== "active" || share.browserHash !== browserHash) {
    throw new AppError("not-found");
  }
  const { id: shareId, conversationId } = share;
  socket.data = { shareId, conversationId, actor, tab: auth.tab, shown: false, visible: false };
}
