import { AskInvitation, type InvitationsToServer, MoveInvitation } from "@palique/shared/invitations.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { type HandlerTable, on } from "../sockets.ts";
import { askInvitation } from "./ask-invitation.ts";
import { moveInvitation } from "./move-invitation.ts";

/** What a browser asks and tells about invitations: one that told nothing of itself gets none. */
export function invitationHandlers(app: App): HandlerTable<InvitationsToServer, VisitorSocket> {
  return {
    "invitation:ask": on(AskInvitation, async (socket, input) => {
      await app.rates.consume("invitationPerAddress", callerOf(socket.data.address));
      const entry = app.live.of(socket);
      if (!entry) throw new AppError("not-accepted");
      return askInvitation(app, entry, input);
    }),
    "invitation:move": on(MoveInvitation, async (socket, input) => {
      const entry = app.live.of(socket);
      if (entry) await moveInvitation(app, entry, input, socket.id);
    }),
  };
}
