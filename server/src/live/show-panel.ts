import type { App } from "../app.ts";
import type { VisitorSocket } from "../realtime/namespaces.ts";
import { joinSite } from "../realtime/watch-blocks.ts";

/** The panel is open: its socket hears who can answer, and the visitor is seen on sites that do not track pages, too. */
export function showPanel(app: App, socket: VisitorSocket): void {
  socket.data.hasPanel = true;
  joinSite(app, socket);
  const entry = app.live.of(socket);
  if (!entry || entry.seen.hasPanel) return;
  entry.seen.hasPanel = true;
  app.live.changed(entry);
}
