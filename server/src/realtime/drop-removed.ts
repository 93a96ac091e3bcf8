import { type Realtime, rooms } from "./namespaces.ts";
import { roomsOf } from "./visitor-rooms.ts";

interface Removed {
  conversationIds: readonly string[];
  visitorIds: readonly string[];
}

/** Named in one delivery. */
const AT_ONCE = 200;

/**
 * What is no more is closed wherever it is open, in every process: consoles forget it, and browsers that spoke for
 * the person, with what they have half written, come back as nobody's.
 */
export function dropRemoved({ visitors, operators }: Realtime, removed: Removed): void {
  for (let at = 0; at < removed.conversationIds.length; at += AT_ONCE) {
    const conversationIds = removed.conversationIds.slice(at, at + AT_ONCE);
    const open = conversationIds.map(rooms.conversation);
    operators.emit("gone", { conversationIds });
    operators.in(open).socketsLeave(open);
    visitors.in(conversationIds.map(rooms.linked)).disconnectSockets(true);
  }
  const browsers = removed.visitorIds.flatMap(roomsOf);
  if (browsers.length > 0) visitors.in(browsers).disconnectSockets(true);
}
