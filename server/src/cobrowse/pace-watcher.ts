import type { App } from "../app.ts";
import { countWaiting } from "./count-waiting.ts";
import { shareRooms, type WatchSocket } from "./namespaces.ts";

/** How often a connection that is behind is looked at. */
const LOOK_MS = 250;

/**
 * Lets one who watches have what makes sense: a full snapshot first, then what follows. On a line that cannot keep up
 * nothing more is queued until it is nearly empty again, and then it begins anew.
 */
export function paceWatcher(app: App, socket: WatchSocket, askSnapshot: () => void): void {
  const { shareId } = socket.data;
  const [full, more] = [shareRooms.full(shareId), shareRooms.more(shareId)];
  const most = app.limits.watchBufferBytes;
  const bytesWaiting = countWaiting(socket);

  function look(): void {
    if (!socket.connected) return;
    if (bytesWaiting() > most / 4) return void setTimeout(look, LOOK_MS).unref();
    socket.join(full);
    askSnapshot();
  }
  socket.join(full);
  socket.onAnyOutgoing((event: string, frames: { full: boolean }) => {
    if (event !== "frames") return;
    if (bytesWaiting() > most) {
      socket.leave(full);
      socket.leave(more);
      setTimeout(look, LOOK_MS).unref();
    } else if (frames.full) socket.join(more);
  });
}
