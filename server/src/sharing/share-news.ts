import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import { type Realtime, rooms } from "../realtime/namespaces.ts";
import { listenersOf } from "../realtime/visitor-rooms.ts";
import { describeShare, ownView } from "./describe-share.ts";
import { leaveRevoked } from "./leave-shares.ts";
import { partOperator } from "./part-operator.ts";
import { sharingOf } from "./share-offers.ts";
import type { Share } from "./shares.store.ts";

/** Tells both sides what became of what is shared, and passes the signals of calls between them. */
export function tellShares(app: App, { visitors, operators }: Realtime): void {
  async function tell(share: Share): Promise<void> {
    const conversation = await findConversation(app.db, share.conversationId);
    if (!conversation) return;
    const { id, siteId } = conversation;
    const view = await describeShare(app.db, share);
    const { rules } = await sharingOf(app.db, siteId);
    operators.to(rooms.conversation(id)).emit("share", view);
    const here = share.browserHash ? rooms.browser(siteId, share.browserHash) : null;
    const everywhere = visitors.to(listenersOf(share.visitorId, id));
    const own = (browserHash: string | null) => ownView(view, share, { browserHash, rules, now: app.now() });
    (here ? everywhere.except(here) : everywhere).emit("share", own(null));
    if (here) visitors.to(here).emit("share", own(share.browserHash));
  }
  /** One after the other, so that each end hears of the changes as they came. */
  let telling = Promise.resolve();
  app.on("share.changed", ({ share }) => {
    telling = telling
      .then(() => tell(share))
      .catch((error) => app.log.error({ event: "share.untold", err: error }));
  });
  app.on("links.revoked", ({ conversationIds }) => {
    leaveRevoked(app, conversationIds).catch((error) =>
      app.log.error({ event: "share.unparted", err: error }),
    );
  });
  app.on("session.ended", ({ operatorId }) => {
    // Windows that are still signed in join anew.
    partOperator(app, operatorId, null).catch((error) =>
      app.log.error({ event: "share.unparted", err: error }),
    );
  });
  app.on("share.signalled-visitor", ({ siteId, browserHash, signal }) => {
    visitors.to(rooms.browser(siteId, browserHash)).emit("share:signal", signal);
  });
  app.on("share.signalled-operators", ({ to, signal }) => {
    const room = "operatorId" in to ? rooms.operator(to.operatorId) : rooms.conversation(to.conversationId);
    operators.to(room).emit("share:signal", signal);
  });
}
