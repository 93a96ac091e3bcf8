import type { Watcher } from "@palique/shared/cobrowse.ts";
import { type Cobrowse, shareRoom } from "./namespaces.ts";

/** Says to both sides who looks on, each operator once. */
export async function tellWatchers({ pages, watchers }: Cobrowse, shareId: string): Promise<void> {
  const room = shareRoom(shareId);
  const sockets = await watchers.in(room).fetchSockets();
  const names = new Map(sockets.map(({ data }) => [data.operatorId, data.name]));
  const looking: Watcher[] = [...names].map(([operatorId, name]) => ({ operatorId, name }));
  pages.to(room).emit("watchers", looking);
  watchers.to(room).emit("watchers", looking);
}
