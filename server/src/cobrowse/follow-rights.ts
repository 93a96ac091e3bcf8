import type { App } from "../app.ts";
import { rooms } from "../realtime/namespaces.ts";
import { mayShow } from "./admit-page.ts";
import { mayWatch } from "./admit-watcher.ts";
import type { Cobrowse, PageData, WatchData } from "./namespaces.ts";

/** Named in one delivery. */
const AT_ONCE = 200;

interface Connection<Data> {
  data: Data;
  disconnect(close?: boolean): unknown;
}

/** Connections whose reason is gone are closed at once, in whatever process they are. */
export function followRights(app: App, { pages, watchers }: Cobrowse): { checkHere(): void } {
  async function look<Data>(
    sockets: Iterable<Connection<Data>>,
    may: (app: App, data: Data) => Promise<boolean>,
  ): Promise<void> {
    for (const socket of sockets) if (!(await may(app, socket.data))) socket.disconnect(true);
  }
  function report(work: Promise<void>): void {
    work.catch((error) => app.log.error({ event: "cobrowse.rights-unchecked", err: error }));
  }
  async function lookAtWatchers(room: string): Promise<void> {
    await look<WatchData>(await watchers.in(room).fetchSockets(), mayWatch);
  }
  async function lookAtPages(room: string | null): Promise<void> {
    const sockets = room === null ? await pages.fetchSockets() : await pages.in(room).fetchSockets();
    await look<PageData>(sockets, mayShow);
  }

  app.on("chat.moved", ({ conversationId }) => report(lookAtWatchers(rooms.conversation(conversationId))));
  app.on("chat.left", ({ operatorId }) => report(lookAtWatchers(rooms.operator(operatorId))));
  app.on("operator.changed", ({ operatorId }) => report(lookAtWatchers(rooms.operator(operatorId))));
  app.on("session.ended", ({ operatorId, tokenHash, except }) => {
    const ended = tokenHash
      ? watchers.in(rooms.session(tokenHash))
      : watchers.in(rooms.operator(operatorId)).except(except ? rooms.session(except) : []);
    ended.disconnectSockets(true);
  });
  app.on("browser.changed", ({ siteId, browserHash }) =>
    report(lookAtPages(rooms.browser(siteId, browserHash))),
  );
  app.on("blocks.changed", () => report(lookAtPages(null)));
  app.on("links.revoked", ({ conversationIds }) => {
    for (const id of conversationIds) report(lookAtPages(rooms.conversation(id)));
  });
  app.on("people.removed", ({ conversationIds }) => {
    for (let at = 0; at < conversationIds.length; at += AT_ONCE) {
      const gone = conversationIds.slice(at, at + AT_ONCE).map(rooms.conversation);
      pages.in(gone).disconnectSockets(true);
      watchers.in(gone).disconnectSockets(true);
    }
  });

  return {
    /** News of other processes may have been lost. */
    checkHere(): void {
      report(look<PageData>(pages.sockets.values(), mayShow));
      report(look<WatchData>(watchers.sockets.values(), mayWatch));
    },
  };
}
