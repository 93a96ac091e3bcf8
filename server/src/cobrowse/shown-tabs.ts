import type { PageState } from "@palique/shared/cobrowse.ts";
import type { RemoteSocket } from "socket.io";
import type { App } from "../app.ts";
import { type Cobrowse, type PageData, type PageSocket, shareRooms } from "./namespaces.ts";

/** Between processes: whose turn it is. */
const TURNED = "page:turned";

/** Of two at the same moment in two processes the higher socket id has it, in both. */
interface Turn {
  shareId: string;
  socketId: string;
  turn: number;
}
type Tab = Pick<RemoteSocket<never, PageData>, "id" | "data">;

export type ShownTabs = ReturnType<typeof shownTabs>;

/**
 * Sees to it that of all tabs of a share, in every process, exactly one is shown: the one seen last. Pages come and go
 * with every click on a link, so that none is there, or in sight, is told only after a while.
 */
export function shownTabs(app: App, { pages, watchers }: Cobrowse) {
  const settling = new Map<string, NodeJS.Timeout>();

  async function tabsOf(shareId: string): Promise<Tab[]> {
    return pages.in(shareRooms.all(shareId)).fetchSockets();
  }

  /** In this process. */
  function apply({ shareId, socketId, turn }: Turn): void {
    const here = [...(pages.adapter.rooms.get(shareRooms.all(shareId)) ?? [])]
      .map((id) => pages.sockets.get(id))
      .filter((socket) => socket !== undefined);
    const isLater = ({ id, data }: Tab) => data.turn > turn || (data.turn === turn && id > socketId);
    if (here.some((socket) => socket.data.shown && isLater(socket))) return;
    for (const socket of here) {
      if (socket.id === socketId) socket.data.turn = turn;
      put(socket, socket.id === socketId);
    }
  }

  function put(socket: PageSocket, shown: boolean): void {
    if (socket.data.shown === shown) return;
    socket.data.shown = shown;
    const room = shareRooms.shown(socket.data.shareId);
    if (shown) socket.join(room);
    else socket.leave(room);
    socket.emit("shown", { shown });
  }

  function giveTurn(shareId: string, socketId: string, tabs: readonly Tab[]): void {
    const turn: Turn = { shareId, socketId, turn: 1 + Math.max(0, ...tabs.map(({ data }) => data.turn)) };
    apply(turn);
    if (app.config.redisUrl) pages.serverSideEmit(TURNED, turn);
  }

  function tell(shareId: string, state: PageState): void {
    watchers.to(shareRooms.all(shareId)).emit("page", { state });
  }

  /** After a while: who is shown now, and how that one is. */
  function settleSoon(shareId: string): void {
    clearTimeout(settling.get(shareId));
    const timer = setTimeout(() => {
      settling.delete(shareId);
      settle(shareId).catch((error) => app.log.error({ event: "cobrowse.unsettled", err: error }));
    }, app.limits.pageGraceMs);
    settling.set(shareId, timer.unref());
  }
  async function settle(shareId: string): Promise<void> {
    const tabs = await tabsOf(shareId);
    const rank = ({ data }: Tab) => [Number(data.visible), Number(data.shown), data.turn] as const;
    const [best] = tabs.toSorted((a, b) => {
      const [first, second] = [rank(a), rank(b)];
      return second[0] - first[0] || second[1] - first[1] || second[2] - first[2];
    });
    if (best && !best.data.shown) giveTurn(shareId, best.id, tabs);
    tell(shareId, stateOf(best));
  }
  function stateOf(tab: Tab | undefined): PageState {
    if (!tab) return "away";
    if (!tab.data.visible) return "hidden";
    return tab.data.tooLarge ? "too-large" : "live";
  }

  pages.on(TURNED, apply);

  return {
    async seen(socket: PageSocket, visible: boolean): Promise<void> {
      const { shareId } = socket.data;
      socket.data.visible = visible;
      if (!visible) return settleSoon(shareId);
      if (!socket.data.shown) {
        const tabs = await tabsOf(shareId);
        // Gone meanwhile it would take the turn along.
        if (socket.connected) giveTurn(shareId, socket.id, tabs);
      }
      if (!socket.data.shown || !socket.data.visible) return;
      clearTimeout(settling.get(shareId));
      settling.delete(shareId);
      tell(shareId, stateOf(socket));
    },
    left: ({ data }: PageSocket): void => {
      if (data.shown) settleSoon(data.shareId);
    },
    /** How the tab is that is shown right now. */
    async state(shareId: string): Promise<PageState> {
      return stateOf((await tabsOf(shareId)).find(({ data }) => data.shown));
    },
    stop(): void {
      for (const timer of settling.values()) clearTimeout(timer);
    },
  };
}
