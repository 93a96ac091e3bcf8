import { AskInvitation, type InvitationsToServer, MoveInvitation } from "@palique/shared/invitations.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { type HandlerTable, on } from "../sockets.ts";

/** What a browser asks and tells about invitations. */
export function invitationHandlers(_app: App): HandlerTable<InvitationsToServer, VisitorSocket> {
  return {
    "invitation:ask": on(AskInvitation, () => {
      throw new AppError("unavailable");
    }),
    "invitation:move": on(MoveInvitation, () => {}),
  };
}
