import {
  Here,
  type TrackingToServer,
  VisitActive,
  VisitAttributes,
  VisitEvent,
} from "@palique/shared/tracking.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { countGoal } from "../invitations/count-goal.ts";
import { repeatInvitation } from "../invitations/repeat-invitation.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { type HandlerTable, on } from "../sockets.ts";
import { forgetVisit } from "./forget-visit.ts";
import { seeVisitor } from "./see-visitor.ts";

/** What the tracker tells. */
export function visitHandlers(
  app: App,
): HandlerTable<Omit<TrackingToServer, "identify" | "identify:forget">, VisitorSocket> {
  return {
    "visit:here": on(Here, async (socket, input) => {
      const answer = await seeVisitor(app, socket, input);
      await repeatInvitation(app, socket);
      return answer;
    }),
    "visit:attributes": on(VisitAttributes, (socket, input) =>
      app.live.setAttributes(socket, input.attributes),
    ),
    "visit:active": on(VisitActive, (socket, input) => app.live.setActive(socket, input.active)),
    "visit:event": on(VisitEvent, async (socket, input) => {
      app.live.addEvent(socket, input.name, input.data);
      const entry = app.live.of(socket);
      if (entry) await countGoal(app, entry, input.name);
    }),
    "visit:forget": on(z.object({}), (socket) => forgetVisit(app, socket)),
  };
}
