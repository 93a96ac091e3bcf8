import { Act, LEVEL_OF_ACT, Unloaded, WatchAuth, type WatchToServer } from "@palique/shared/cobrowse.ts";
import { CONTROL_LEVELS, type ControlLevel } from "@palique/shared/share-names.ts";
import { parseCookie } from "cookie";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { operatorOfToken, SESSION_COOKIE } from "../operators/find-session.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { refusal } from "../realtime/refusal.ts";
import { failureOf, parse } from "../replies.ts";
import { findShareToSee } from "../sharing/ask-share.ts";
import { findShare } from "../sharing/shares.store.ts";
import { isOwnOrigin } from "../sites/check-origin.ts";
import { type HandlerTable, on, serve } from "../sockets.ts";
import { type Cobrowse, shareRoom, type WatchSocket } from "./namespaces.ts";
import { tellWatchers } from "./tell-watchers.ts";

/** Lets operators look on who may see the conversation. */
export function serveWatchers(app: App, cobrowse: Cobrowse): void {
  const { pages, watchers } = cobrowse;
  const handlers: HandlerTable<WatchToServer, WatchSocket> = {
    act: on(Act, async (socket, { n, body }) => {
      const { shareId, operatorId, name } = socket.data;
      const level = LEVEL_OF_ACT[body.type];
      if (level !== "view") {
        const share = await findShare(app.db, shareId);
        const given = share?.controlledBy === operatorId ? (share.level as ControlLevel) : "view";
        if (CONTROL_LEVELS.indexOf(level) > CONTROL_LEVELS.indexOf(given)) {
          socket.emit("acted", { n, refused: "not-allowed" });
          return;
        }
      }
      pages.to(shareRoom(shareId)).emit("act", { n, body, from: socket.id, operator: { operatorId, name } });
    }),
    unloaded: on(Unloaded, (socket, input) => {
      pages.to(shareRoom(socket.data.shareId)).emit("unloaded", input);
    }),
    lost: on(z.object({}), (socket) => {
      pages.to(shareRoom(socket.data.shareId)).emit("snapshot");
    }),
  };

  watchers.use((socket, next) => {
    admit(app, socket).then(
      () => next(),
      (error) => next(refusal(failureOf(app, error, "watch.connect"))),
    );
  });
  watchers.on("connection", async (socket) => {
    const { shareId } = socket.data;
    socket.join(shareRoom(shareId));
    serve(app, socket, handlers, () => app.rates.consume("actPerSocket", socket.id));
    socket.on("disconnect", () => void tellWatchers(cobrowse, shareId));
    void tellWatchers(cobrowse, shareId);
    const shown = (await pages.in(shareRoom(shareId)).fetchSockets()).find(({ data }) => data.shown);
    socket.emit("page", { state: shown ? (shown.data.visible ? "live" : "hidden") : "away" });
    shown?.emit("snapshot");
  });
}

async function admit(app: App, socket: WatchSocket): Promise<void> {
  const { origin, host, cookie } = socket.handshake.headers;
  // A page of another site could otherwise open a socket with the operator's cookie.
  if (origin && !isOwnOrigin(app, origin, host)) throw new AppError("origin-refused");
  const signedIn = await operatorOfToken(app, parseCookie(cookie ?? "")[SESSION_COOKIE]);
  const actor = signedIn && (await loadOperator(app.db, signedIn.id));
  if (!actor) throw new AppError("not-signed-in");
  const share = await findShareToSee(app, app.db, actor, parse(WatchAuth, socket.handshake.auth).shareId);
  if (share.kind !== "cobrowse" || share.state !== "active") throw new AppError("not-found");
  socket.data = {
    shareId: share.id,
    conversationId: share.conversationId,
    operatorId: actor.id,
    name: actor.name,
    tokenHash: signedIn.tokenHash,
  };
}
