import type { LiveInvitation } from "@palique/shared/live-visitors.ts";
import type { App } from "../app.ts";
import { type Realtime, rooms } from "./namespaces.ts";

/** Between processes: how far the invitation of somebody on the sites is. */
const MOVED = "invitation:moved";

/** Takes invitations to the pages of those they are for, and off them again, in whatever process they are. */
export function tellInvitations(app: App, { visitors }: Realtime): void {
  function show(liveId: string, invitation: LiveInvitation | null): void {
    app.live.setInvitation(liveId, invitation);
    if (app.config.redisUrl) visitors.serverSideEmit(MOVED, liveId, invitation);
  }
  visitors.on(MOVED, app.live.setInvitation);
  app.on("invitation.sent", ({ liveId, invitation }) => {
    visitors.to(rooms.live(liveId)).emit("invitation", invitation);
  });
  app.on("invitation.moved", ({ liveId, invitation }) => show(liveId, invitation));
  app.on("invitation.over", ({ liveId, id, socketId }) => {
    show(liveId, null);
    visitors
      .to(rooms.live(liveId))
      .except(socketId ?? [])
      .emit("invitation:over", { id });
  });
}
