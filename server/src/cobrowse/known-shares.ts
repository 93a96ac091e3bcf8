import type { App } from "../app.ts";
import { findShare, type Share } from "../sharing/shares.store.ts";
import { type Cobrowse, shareRooms } from "./namespaces.ts";

/** Between processes: what a visitor shares changed. */
const CHANGED = "share:changed";

export type KnownShares = ReturnType<typeof knownShares>;

/**
 * What the visitors allowed whose pages are shown or watched in this process: a pointer that moves must not cost a
 * query. It is read again whenever it changes, in whatever process; with its end both sides lose the connection.
 */
export function knownShares(
  app: App,
  { pages, watchers }: Cobrowse,
  follow: { on(share: Share): void; over(shareId: string): void },
) {
  const known = new Map<string, Promise<Share | undefined>>();

  function read(shareId: string): Promise<Share | undefined> {
    const before = known.get(shareId);
    if (before) return before;
    const reading = findShare(app.db, shareId);
    known.set(shareId, reading);
    reading.catch(() => known.delete(shareId));
    return reading;
  }
  function isHere(shareId: string): boolean {
    const room = shareRooms.all(shareId);
    return pages.adapter.rooms.has(room) || watchers.adapter.rooms.has(room);
  }
  async function look(shareId: string): Promise<void> {
    const share = await read(shareId);
    if (share?.state === "active") return follow.on(share);
    follow.over(shareId);
    const room = shareRooms.all(shareId);
    pages.local.in(room).disconnectSockets(true);
    watchers.local.in(room).disconnectSockets(true);
  }
  function changed(shareId: string): void {
    known.delete(shareId);
    if (isHere(shareId)) check(shareId);
  }
  function check(shareId: string): void {
    look(shareId).catch((error) => app.log.error({ event: "cobrowse.share-unread", err: error }));
  }

  app.on("share.changed", ({ shareId }) => {
    changed(shareId);
    if (app.config.redisUrl) pages.serverSideEmit(CHANGED, shareId);
  });
  pages.on(CHANGED, changed);

  return {
    read,
    /** Of a socket that has just joined: it may have ended in between. */
    check,
    /** Nobody may be left here who needs to know. */
    left(shareId: string): void {
      if (isHere(shareId)) return;
      known.delete(shareId);
      follow.over(shareId);
    },
    /** News of other processes may have been lost. */
    checkAll(): void {
      for (const shareId of [...known.keys()]) changed(shareId);
    },
  };
}
