import { isDeepStrictEqual } from "node:util";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { recogniseVisitor } from "../live/recognise-visitor.ts";
import { leaveSharesOf } from "../sharing/leave-shares.ts";
import { tellOpenShares } from "../sharing/tell-open-shares.ts";
import { rooms, type VisitorSocket } from "./namespaces.ts";

/** What a timer can wait for; nothing is lost if a socket comes back before its time is over. */
const LONGEST_MS = 2 ** 31 - 1;

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

export type VisitorRooms = ReturnType<typeof visitorRooms>;

/** The rooms of those a socket speaks for; by a link until its time is over. */
export function visitorRooms(app: App) {
  const ends = new WeakMap<VisitorSocket, NodeJS.Timeout>();

  function join(socket: VisitorSocket): void {
    const { actor } = socket.data;
    socket.join(roomsFor(actor));
    tellOpenShares(app, socket);
    if (!actor.linked || !socket.connected) return;
    const left = Math.max(0, Math.min(actor.linked.expiresAt - app.now(), LONGEST_MS));
    // Back as what it is without the link, although it said nothing.
    ends.set(socket, setTimeout(() => end(socket), left).unref());
  }
  function end(socket: VisitorSocket): void {
    stopSharing(socket, socket.data.actor);
    socket.disconnect(true);
  }
  function leave(socket: VisitorSocket): void {
    clearTimeout(ends.get(socket));
    for (const room of roomsFor(socket.data.actor)) socket.leave(room);
  }

  /** Whoever it spoke for shows nothing of what comes now. */
  function stopSharing({ data: { browserHash } }: VisitorSocket, { visitorId }: VisitorActor): void {
    if (visitorId === null || browserHash === null) return;
    leaveSharesOf(app, visitorId, browserHash).catch((error) => {
      app.log.error({ event: "share.unparted", err: error });
    });
  }

  return {
    join,
    leave,
    /** From here on the socket speaks for somebody else, or for somebody at last. */
    become(socket: VisitorSocket, actor: VisitorActor): void {
      const before = socket.data.actor;
      leave(socket);
      socket.data.actor = actor;
      join(socket);
      if (!isDeepStrictEqual(before, actor)) stopSharing(socket, before);
      recogniseVisitor(app, socket).catch((error) => {
        app.log.error({ event: "live.unrecognised", err: error });
      });
    },
  };
}
