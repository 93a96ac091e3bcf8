import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { announceVisitor, leaveSite } from "../visitors/visit-page.ts";
import type { VisitorNamespace } from "./namespaces.ts";
import { roomsOf } from "./visitor-rooms.ts";

/** Tabs come and go with every click on a link: a visitor counts as gone after this. */
const LEFT_MS = 3_000;

export type VisitorPresence = ReturnType<typeof visitorPresence>;

/** Tells operators who is there. */
export function visitorPresence(app: App, visitors: VisitorNamespace) {
  async function announceLeft(actor: VisitorActor): Promise<void> {
    const others = await visitors.in(roomsOf(actor.visitorId ?? "")).fetchSockets();
    if (others.length === 0) await leaveSite(app, actor);
  }
  function report(work: Promise<void>): void {
    work.catch((error) => app.log.error({ event: "visitor.presence-failed", err: error }));
  }
  return {
    here: (actor: VisitorActor) => report(announceVisitor(app, actor, true)),
    /** One of their sockets is none any more. */
    left(actor: VisitorActor): void {
      if (actor.visitorId) setTimeout(() => report(announceLeft(actor)), LEFT_MS).unref();
    },
  };
}
