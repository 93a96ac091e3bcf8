import { Identify, type TrackingToServer } from "@palique/shared/tracking.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { recogniseVisitor } from "../live/recognise-visitor.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import type { Browsers } from "../realtime/watch-browsers.ts";
import { type HandlerTable, on } from "../sockets.ts";
import { forgetIdentity } from "./forget-identity.ts";
import { identifyVisitor } from "./identify-visitor.ts";

/** Who the host says its customer is. */
export function identityHandlers(
  app: App,
  browsers: Browsers,
): HandlerTable<Pick<TrackingToServer, "identify" | "identify:forget">, VisitorSocket> {
  return {
    identify: on(Identify, async (socket, input) => {
      browsers.know(socket, input.token);
      const { verified, speaker, claims } = await identifyVisitor(app, socket.data.actor, input, socket.data);
      socket.data.claims = claims;
      await browsers.turn(socket, speaker);
      await recogniseVisitor(app, socket);
      return { verified };
    }),
    "identify:forget": on(z.object({}), async (socket) => {
      const { actor, browserHash } = socket.data;
      socket.data.claims = null;
      if (browserHash) await browsers.turn(socket, await forgetIdentity(app, actor.siteId, browserHash));
      await recogniseVisitor(app, socket);
      return null;
    }),
  };
}
