import type { App } from "../app.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { deleteVisit } from "./visits.store.ts";

/** Consent was withdrawn: out of every list at once, and what was kept of this visit goes. */
export async function forgetVisit(app: App, socket: VisitorSocket): Promise<null> {
  const entry = app.live.of(socket);
  socket.data.isForgotten = true;
  socket.data.page = null;
  if (!entry) return null;
  const { stored } = entry;
  app.live.setVisitor(entry, null, null);
  app.live.drop(entry, "forgotten");
  if (stored) await app.write((trx) => deleteVisit(trx, stored.id));
  return null;
}
