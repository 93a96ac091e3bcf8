import type { App } from "../app.ts";
import { type Realtime, rooms } from "./namespaces.ts";
import { roomsOf } from "./visitor-rooms.ts";

interface Removed {
  conversationIds: readonly string[];
  visitorIds: readonly string[];
}

/** Named in one delivery. */
const AT_ONCE = 200;
/** Between processes: visitors who are no more. */
const REMOVED = "visitors:removed";

/**
 * What is no more is closed wherever it is open, in every process: consoles forget it, the live list forgets who it
 * was, and browsers that spoke for the person, with what they have half written, come back as nobody's.
 */
export function followRemoved(app: App, { visitors, operators }: Realtime): void {
  /** In this process. */
  function forget(visitorIds: readonly string[]): void {
    for (const entry of visitorIds.flatMap((id) => [...app.live.ofVisitor(id)])) {
      app.live.setVisitor(entry, null, null);
      app.live.drop(entry, "forgotten");
    }
  }

  function close({ conversationIds, visitorIds }: Removed): void {
    operators.emit("gone", { conversationIds: [...conversationIds] });
    const open = conversationIds.map(rooms.conversation);
    if (open.length > 0) operators.in(open).socketsLeave(open);
    const browsers = [...conversationIds.map(rooms.linked), ...visitorIds.flatMap(roomsOf)];
    if (browsers.length > 0) visitors.in(browsers).disconnectSockets(true);
  }

  visitors.on(REMOVED, forget);
  app.on("people.removed", ({ conversationIds, visitorIds }) => {
    forget(visitorIds);
    if (app.config.redisUrl && visitorIds.length > 0) visitors.serverSideEmit(REMOVED, visitorIds);
    for (let at = 0; at < Math.max(conversationIds.length, visitorIds.length); at += AT_ONCE) {
      close({
        conversationIds: conversationIds.slice(at, at + AT_ONCE),
        visitorIds: visitorIds.slice(at, at + AT_ONCE),
      });
    }
  });
}
