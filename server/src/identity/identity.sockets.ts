import { Identify, type TrackingToServer } from "@palique/shared/tracking.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { type HandlerTable, on } from "../sockets.ts";

/** Who the host says its customer is. */
export function identityHandlers(
  _app: App,
): HandlerTable<Pick<TrackingToServer, "identify" | "identify:forget">, VisitorSocket> {
  return {
    identify: on(Identify, () => {
      throw new AppError("unavailable");
    }),
    "identify:forget": on(z.object({}), () => null),
  };
}
