import type { Watcher } from "@palique/shared/cobrowse.ts";
import type { App } from "../app.ts";
import { type Cobrowse, shareRooms } from "./namespaces.ts";

/** Says to both sides who looks on, each operator once. */
export function tellWatchers(app: App, { pages, watchers }: Cobrowse, shareId: string): void {
  const room = shareRooms.all(shareId);
  async function tell(): Promise<void> {
    const sockets = await watchers.in(room).fetchSockets();
    const names = new Map(sockets.map(({ data }) => [data.operatorId, data.name]));
    const looking: Watcher[] = [...names].map(([operatorId, name]) => ({ operatorId, name }));
    pages.to(room).emit("watchers", looking);
    watchers.to(room).emit("watchers", looking);
  }
  tell().catch((error) => app.log.error({ event: "cobrowse.watchers-untold", err: error }));
}
