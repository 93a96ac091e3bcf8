import type { App } from "../app.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { describeInvitation, describeOpen } from "./describe-invitation.ts";
import { listOpen } from "./invitations.store.ts";

/** The next page of a visit, or the same after its connection was gone: what is open is shown there, too. */
export async function repeatInvitation(app: App, socket: VisitorSocket): Promise<void> {
  const entry = app.live.of(socket);
  if (!entry) return;
  const { seen, visitorId } = entry;
  const open = await listOpen(app.db, { liveId: seen.id, visitorId });
  const current = open.find((one) => one.expiresAt > app.now());
  if (!current) return;
  app.live.setInvitation(seen.id, await describeOpen(app.db, current));
  socket.emit("invitation", await describeInvitation(app.db, current));
}
