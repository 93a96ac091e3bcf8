import type { App } from "../app.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { describeOwnShare } from "./describe-share.ts";
import { listOpenSharesOf } from "./shares.store.ts";

/** A page of somebody who is asked to share something, or does, hears of it as it connects. */
export function tellOpenShares(app: App, socket: VisitorSocket): void {
  const { actor, browserHash } = socket.data;
  if (actor.visitorId === null) return;
  const { visitorId, linked } = actor;
  async function tell(id: string): Promise<void> {
    for (const share of await listOpenSharesOf(app.db, id)) {
      if (linked && linked.conversationId !== share.conversationId) continue;
      socket.emit("share", await describeOwnShare(app, share, browserHash));
    }
  }
  tell(visitorId).catch((error) => app.log.error({ event: "share.untold", err: error }));
}
