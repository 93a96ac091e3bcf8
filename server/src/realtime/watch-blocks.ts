import type { App } from "../app.ts";
import { blockedUntil } from "../blocks/check-blocked.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import { rooms, type VisitorNamespace, type VisitorSocket } from "./namespaces.ts";

/** Between processes: somebody is kept out, or let in again. */
const CHANGED = "blocks:changed";
/** Sockets looked at together: a process may have many thousands. */
const AT_ONCE = 50;

/** Until when the visitor of a connection is kept out. */
export async function blockOf(app: App, socket: Pick<VisitorSocket, "data">): Promise<number> {
  const { actor, address } = socket.data;
  const visitor = actor.visitorId ? await findVisitor(app.db, actor.visitorId) : undefined;
  return blockedUntil(app, { visitorId: actor.visitorId, email: visitor?.email ?? "", address });
}

/** An open panel hears who is online. Whoever is kept out does not, is told that nobody is, and is in no list. */
export function joinSite(app: App, socket: VisitorSocket): void {
  const { actor, blockedUntil: until, hasPanel } = socket.data;
  const room = rooms.site(actor.siteId);
  if (hasPanel && until <= app.now()) socket.join(room);
  else socket.leave(room);
  app.live.keepOut(socket, until);
}

/** Holds connections that are open already to what was decided just now, in every process. */
export function watchBlocks(app: App, visitors: VisitorNamespace): void {
  async function look(socket: VisitorSocket): Promise<void> {
    const until = await blockOf(app, socket);
    if (until === socket.data.blockedUntil) return;
    socket.data.blockedUntil = until;
    joinSite(app, socket);
    socket.emit("resync");
  }
  async function lookAtAll(): Promise<void> {
    const sockets = [...visitors.sockets.values()];
    for (let first = 0; first < sockets.length; first += AT_ONCE) {
      await Promise.all(sockets.slice(first, first + AT_ONCE).map(look));
    }
  }
  const check = () =>
    void lookAtAll().catch((error) => app.log.error({ event: "blocks.check-failed", err: error }));
  app.on("blocks.changed", () => {
    check();
    if (app.config.redisUrl) visitors.serverSideEmit(CHANGED);
  });
  visitors.on(CHANGED, check);
}
