import type { LiveToServer } from "@palique/shared/live-visitors.ts";
import { InviteVisitor, NameInvitation, WatchLive } from "@palique/shared/live-visitors.ts";
import { z } from "zod";
import type { App } from "../app.ts";
import { inviteVisitor } from "../invitations/invite-visitor.ts";
import { withdrawInvitation } from "../invitations/withdraw-invitation.ts";
import type { AskOperator } from "../realtime/ask-operator.ts";
import type { OperatorSocket } from "../realtime/namespaces.ts";
import type { HandlerTable } from "../sockets.ts";
import type { LiveWatch } from "./watch-live.ts";

/** What a console asks about who is on the websites. */
export function liveHandlers(
  app: App,
  { watch, stop, find }: LiveWatch,
  ask: AskOperator,
): HandlerTable<LiveToServer, OperatorSocket> {
  return {
    "live:watch": ask(WatchLive, (actor, input, socket) => watch(actor, socket, input)),
    "live:stop": ask(z.object({}), async (_actor, _input, socket) => stop(socket)),
    "live:invite": ask(InviteVisitor, async (actor, { visitorId, ...input }) => {
      return inviteVisitor(app, actor, await find(actor, visitorId), input);
    }),
    "live:uninvite": ask(NameInvitation, (actor, input) => withdrawInvitation(app, actor, input)),
  };
}
