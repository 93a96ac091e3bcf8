import { Act, LEVEL_OF_ACT, Unloaded, type WatchToServer } from "@palique/shared/cobrowse.ts";
import { CONTROL_LEVELS, type ControlLevel } from "@palique/shared/share-names.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { rooms } from "../realtime/namespaces.ts";
import { admission } from "../realtime/refusal.ts";
import { type HandlerTable, on, serve } from "../sockets.ts";
import { admitWatcher } from "./admit-watcher.ts";
import { openBuckets } from "./buckets.ts";
import { shareRooms, type WatchSocket } from "./namespaces.ts";
import type { Relay } from "./open-cobrowse.ts";
import { paceWatcher } from "./pace-watcher.ts";
import { tellWatchers } from "./tell-watchers.ts";

/** Serves the consoles that look on. */
export function serveWatchers(app: App, relay: Relay): void {
  const { pages, watchers, shares, tabs, snapshots } = relay;
  const acts = openBuckets(app.limits.actPerSocket, app.now);

  /** What the visitor gave this operator, as it is now. */
  async function levelOf({ shareId, operatorId }: WatchSocket["data"]): Promise<ControlLevel> {
    const share = await shares.read(shareId);
    return share?.controlledBy === operatorId ? (share.level as ControlLevel) : "view";
  }

  const handlers: HandlerTable<WatchToServer, WatchSocket> = {
    act: on(Act, async (socket, { n, body }) => {
      const { shareId, operatorId, name } = socket.data;
      const needed = LEVEL_OF_ACT[body.type];
      if (needed !== "view" && rank(needed) > rank(await levelOf(socket.data))) {
        socket.emit("acted", { n, refused: "not-allowed" });
        return;
      }
      const page = pages.to(shareRooms.shown(shareId));
      // Where the pointer was a moment ago is of no use to anybody.
      const line = body.type === "point" ? page.volatile : page;
      line.emit("act", { n, body, from: socket.id, operator: { operatorId, name } });
    }),
    unloaded: on(Unloaded, (socket, input) => {
      pages.to(shareRooms.shown(socket.data.shareId)).emit("unloaded", input);
    }),
    lost: on(z.object({}), (socket) => snapshots.ask(socket.data.shareId)),
  };

  async function limit(socket: WatchSocket): Promise<void> {
    const retryAfterMs = acts(socket.id);
    if (retryAfterMs > 0) throw new AppError("rate-limited", { retryAfterMs });
  }

  async function begin(socket: WatchSocket): Promise<void> {
    socket.emit("page", { state: await tabs.state(socket.data.shareId) });
    snapshots.ask(socket.data.shareId);
  }

  watchers.use(admission(app, "watch.connect", (socket) => admitWatcher(app, relay, socket)));
  watchers.on("connection", (socket) => {
    const { shareId, conversationId, operatorId, tokenHash } = socket.data;
    socket.join([
      shareRooms.all(shareId),
      shareRooms.watcher(shareId, socket.id),
      rooms.conversation(conversationId),
      rooms.operator(operatorId),
      rooms.session(tokenHash),
    ]);
    paceWatcher(app, socket, () => snapshots.ask(shareId));
    serve(app, socket, handlers, () => limit(socket));
    socket.on("disconnect", () => {
      shares.left(shareId);
      tellWatchers(app, relay, shareId);
    });
    shares.check(shareId);
    tellWatchers(app, relay, shareId);
    begin(socket).catch((error) => app.log.error({ event: "cobrowse.watch-failed", err: error }));
  });
}

const rank = (level: ControlLevel): number => CONTROL_LEVELS.indexOf(level);
