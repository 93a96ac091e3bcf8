import type { App } from "../app.ts";
import { findConversation } from "../conversations/conversations.store.ts";
import { type Realtime, rooms } from "../realtime/namespaces.ts";
import { listenersOf } from "../realtime/visitor-rooms.ts";
import { describeOwnShare, describeShare } from "./describe-share.ts";
import { findShare } from "./shares.store.ts";

/** Tells both sides what became of what is shared, and passes the signals of calls between them. */
export function tellShares(app: App, { visitors, operators }: Realtime): void {
  async function tell(shareId: string): Promise<void> {
    const share = await findShare(app.db, shareId);
    const conversation = share && (await findConversation(app.db, share.conversationId));
    if (!share || !conversation) return;
    operators.to(rooms.conversation(conversation.id)).emit("share", await describeShare(app.db, share));
    const here = share.browserHash ? rooms.browser(conversation.siteId, share.browserHash) : null;
    const everywhere = visitors.to(listenersOf(share.visitorId, conversation.id));
    (here ? everywhere.except(here) : everywhere).emit("share", await describeOwnShare(app, share, null));
    if (here) visitors.to(here).emit("share", await describeOwnShare(app, share, share.browserHash));
  }
  app.on("share.changed", ({ shareId }) => {
    tell(shareId).catch((error) => app.log.error({ event: "share.untold", err: error }));
  });
  app.on("share.signalled-visitor", ({ siteId, browserHash, signal }) => {
    visitors.to(rooms.browser(siteId, browserHash)).emit("share:signal", signal);
  });
  app.on("share.signalled-operators", ({ to, signal }) => {
    const room = "operatorId" in to ? rooms.operator(to.operatorId) : rooms.conversation(to.conversationId);
    operators.to(room).emit("share:signal", signal);
  });
}
