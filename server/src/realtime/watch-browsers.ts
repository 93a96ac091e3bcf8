import { isDeepStrictEqual } from "node:util";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { hashToken } from "../operators/tokens.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { rooms, type VisitorNamespace, type VisitorSocket } from "./namespaces.ts";
import type { VisitorPresence } from "./visitor-presence.ts";
import type { VisitorRooms } from "./visitor-rooms.ts";
import { blockOf, joinSite } from "./watch-blocks.ts";

/** Between processes: the tabs of a browser speak for somebody else. */
const CHANGED = "browser:changed";

export type Browsers = ReturnType<typeof watchBrowsers>;

/** Keeps all tabs of a browser, in every process, with whom it speaks for. */
export function watchBrowsers(
  app: App,
  visitors: VisitorNamespace,
  { become }: VisitorRooms,
  presence: VisitorPresence,
) {
  async function change(socket: VisitorSocket, actor: VisitorActor): Promise<boolean> {
    const before = socket.data.actor;
    if (isDeepStrictEqual(before, actor)) return false;
    dropDraft(socket);
    become(socket, actor);
    presence.left(before);
    socket.data.blockedUntil = await blockOf(app, socket);
    joinSite(app, socket);
    presence.here(actor);
    socket.emit("resync");
    return true;
  }

  /** The words in the box are not the next one's. */
  function dropDraft(socket: VisitorSocket): void {
    const { draft } = socket.data;
    if (!draft) return;
    socket.data.draft = null;
    app.publish({ type: "draft.typed", conversationId: draft.conversationId, text: "" });
  }

  async function follow(siteId: string, browserHash: string, but: string | null): Promise<void> {
    const tabs = visitors.adapter.rooms.get(rooms.browser(siteId, browserHash)) ?? [];
    for (const id of tabs) {
      const socket = id === but ? undefined : visitors.sockets.get(id);
      if (socket) await change(socket, await recogniseBrowser(app, siteId, browserHash));
    }
  }
  const check = (siteId: string, browserHash: string, but: string | null) =>
    void follow(siteId, browserHash, but).catch((error) =>
      app.log.error({ event: "browser.check-failed", err: error }),
    );
  app.on("browser.changed", ({ siteId, browserHash, socketId }) => {
    check(siteId, browserHash, socketId);
    if (app.config.redisUrl) visitors.serverSideEmit(CHANGED, siteId, browserHash);
  });
  visitors.on(CHANGED, (siteId: string, browserHash: string) => check(siteId, browserHash, null));

  return {
    /** The token of the browser behind a connection, which may have been made just now. */
    know(socket: VisitorSocket, token: string): void {
      const { actor, browserHash } = socket.data;
      const hash = hashToken(token);
      if (browserHash === hash) return;
      if (browserHash) socket.leave(rooms.browser(actor.siteId, browserHash));
      socket.data.browserHash = hash;
      socket.join(rooms.browser(actor.siteId, hash));
    },
    /** From here on the socket and the other tabs of its browser speak for somebody else: the widget begins anew. */
    async turn(socket: VisitorSocket, actor: VisitorActor): Promise<void> {
      const { browserHash } = socket.data;
      if (!(await change(socket, actor)) || !browserHash) return;
      app.publish({ type: "browser.changed", siteId: actor.siteId, browserHash, socketId: socket.id });
    },
  };
}
