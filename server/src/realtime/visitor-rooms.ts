import type { VisitorActor } from "../actors.ts";
import { rooms, type VisitorSocket } from "./namespaces.ts";

/** Where somebody of this visitor may be listening: the own browser, or one in which a link was opened. */
export function roomsOf(visitorId: string): string[] {
  return [rooms.visitor(visitorId), rooms.guests(visitorId)];
}

/** Who hears what is said in this conversation of the visitor's. */
export function listenersOf(visitorId: string, conversationId: string): string[] {
  return [rooms.visitor(visitorId), rooms.linked(conversationId)];
}

/** By a link a browser hears of that conversation only. */
function roomsFor({ visitorId, linked }: VisitorActor): string[] {
  if (!visitorId) return [];
  return linked ? [rooms.guests(visitorId), rooms.linked(linked.conversationId)] : [rooms.visitor(visitorId)];
}

export function joinRooms(socket: VisitorSocket): void {
  socket.join(roomsFor(socket.data.actor));
}

export function leaveRooms(socket: VisitorSocket): void {
  for (const room of roomsFor(socket.data.actor)) socket.leave(room);
}
