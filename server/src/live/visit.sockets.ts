import {
  Here,
  type TrackingToServer,
  VisitActive,
  VisitAttributes,
  VisitEvent,
} from "@palique/shared/tracking.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { type HandlerTable, on } from "../sockets.ts";

/** What the tracker tells. */
export function visitHandlers(
  _app: App,
): HandlerTable<Omit<TrackingToServer, "identify" | "identify:forget">, VisitorSocket> {
  return {
    "visit:here": on(Here, () => {
      throw new AppError("unavailable");
    }),
    "visit:attributes": on(VisitAttributes, () => {}),
    "visit:active": on(VisitActive, () => {}),
    "visit:event": on(VisitEvent, () => {}),
    "visit:forget": on(z.object({}), () => null),
  };
}
