import { WatchAuth } from "@palique/shared/cobrowse.ts";
import { parseCookie } from "cookie";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { operatorOfToken, SESSION_COOKIE } from "../operators/find-session.ts";
import { loadOperator } from "../operators/load-operator.ts";
import { parse } from "../replies.ts";
import { findShareOf } from "../sharing/share-rights.ts";
import { isOwnOrigin } from "../sites/check-origin.ts";
import { type Cobrowse, shareRooms, type WatchData, type WatchSocket } from "./namespaces.ts";

/** Lets an operator look on who may see the conversation. */
export async function admitWatcher(app: App, { watchers }: Cobrowse, socket: WatchSocket): Promise<void> {
  const { origin, host, cookie } = socket.handshake.headers;
  // A page of another site could otherwise open a socket with the operator's cookie.
  if (origin && !isOwnOrigin(app, origin, host)) throw new AppError("origin-refused");
  const actor = await operatorOfToken(app, parseCookie(cookie ?? "")[SESSION_COOKIE]);
  if (!actor) throw new AppError("not-signed-in");
  const share = await findShareOf(app, app.db, actor, parse(WatchAuth, socket.handshake.auth).shareId);
  if (share.kind !== "cobrowse" || share.state !== "active") throw new AppError("not-found");
  const others = await watchers.in(shareRooms.all(share.id)).fetchSockets();
  if (others.length >= app.limits.watchersPerShare) throw new AppError("at-capacity");
  socket.data = {
    shareId: share.id,
    conversationId: share.conversationId,
    operatorId: actor.id,
    name: actor.name,
    tokenHash: actor.tokenHash,
  };
}

/** Whether one who was let in still may: by the role, departments and chats of this moment. */
export async function mayWatch(app: App, { operatorId, shareId }: WatchData): Promise<boolean> {
  const actor = await loadOperator(app.db, operatorId);
  if (!actor) return false;
  return findShareOf(app, app.db, actor, shareId).then(
    () => true,
    (error) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
}
