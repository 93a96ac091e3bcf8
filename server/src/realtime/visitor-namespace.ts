import type { ErrorCode } from "@palique/shared/reply.ts";
import { VisitorAuth } from "@palique/shared/visitor.ts";
import { callerOf, plainAddress } from "../addresses.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { hashToken } from "../operators/tokens.ts";
import { parse } from "../replies.ts";
import { originAllowed } from "../sites/check-origin.ts";
import { findSiteByKey } from "../sites/sites.store.ts";
import { serve } from "../sockets.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { visitorHandlers } from "../visitors/visitor.sockets.ts";
import { rooms as roomNames, type VisitorNamespace, type VisitorSocket } from "./namespaces.ts";
import { admission } from "./refusal.ts";
import { visitorPresence } from "./visitor-presence.ts";
import { visitorRooms } from "./visitor-rooms.ts";
import { blockOf, watchBlocks } from "./watch-blocks.ts";
import { watchBrowsers } from "./watch-browsers.ts";

/** Lets widgets in: a known site, an allowed origin, and the visitor behind the token, if it is one. */
export function serveVisitors(
  app: App,
  visitors: VisitorNamespace,
  addressOf: (socket: VisitorSocket) => string,
): void {
  const rooms = visitorRooms(app);
  const presence = visitorPresence(app, visitors);
  const browsers = watchBrowsers(app, visitors, rooms, presence);
  const handlers = visitorHandlers(app, rooms, browsers);
  watchBlocks(app, visitors);

  visitors.use(admission(app, "visitor.connect", (socket) => admit(app, socket, addressOf(socket))));

  visitors.on("connection", (socket) => {
    const { actor } = socket.data;
    rooms.join(socket);
    const { browserHash } = socket.data;
    if (browserHash) socket.join(roomNames.browser(actor.siteId, browserHash));
    presence.here(actor);
    serve(app, socket, handlers, (event) => limit(app, socket, event));
    socket.on("disconnect", () => {
      rooms.leave(socket);
      app.live.leave(socket);
      presence.left(socket.data.actor);
    });
  });
}

async function admit(app: App, socket: VisitorSocket, address: string): Promise<void> {
  await app.rates.consume("connectPerAddress", callerOf(address));
  const auth = parse(VisitorAuth, socket.handshake.auth);
  const site = await findSiteByKey(app.db, auth.site);
  if (!site) throw new AppError("site-unknown");
  const { origin, referer, host } = socket.handshake.headers;
  if (!originAllowed(app, site, { origin, referer, host })) throw new AppError("origin-refused");
  const browserHash = auth.token === null ? null : hashToken(auth.token);
  socket.data = {
    actor: browserHash
      ? await recogniseBrowser(app, site.id, browserHash)
      : { kind: "visitor", siteId: site.id, visitorId: null },
    browserHash,
    claims: null,
    hasPanel: false,
    isForgotten: false,
    page: null,
    address: plainAddress(address),
    blockedUntil: 0,
    userAgent: socket.handshake.headers["user-agent"] ?? "",
    draft: null,
  };
  socket.data.blockedUntil = await blockOf(app, socket);
}

/** What is refused to whoever is kept out, as it is to others at other times: the word for it is never told. */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  "chat:resume": "no-operator",
  "chat:rate": "not-accepted",
  "message:send": "not-accepted",
  draft: "not-accepted",
  "share:answer": "not-accepted",
  "share:answer-more": "not-accepted",
};

async function limit(app: App, socket: VisitorSocket, event: string): Promise<void> {
  const { linked } = socket.data.actor;
  if (linked && linked.expiresAt <= app.now()) {
    // Back as what it is without the link.
    socket.disconnect(true);
    throw new AppError("expired");
  }
  const refusalOf = REFUSALS[event];
  if (refusalOf && socket.data.blockedUntil > app.now()) throw new AppError(refusalOf);
  const key = socket.data.actor.visitorId ?? socket.id;
  if (event.startsWith("message:")) return app.rates.consume("messagePerVisitor", key);
  if (event.startsWith("visit:")) return app.rates.consume("visitPerSocket", socket.id);
  if (event === "share:signal") return app.rates.consume("signalPerSocket", socket.id);
  if (event === "draft") return app.rates.consume("draftPerVisitor", key);
  await app.rates.consume("eventPerSocket", socket.id);
}
