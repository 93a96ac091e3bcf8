import type { PageToServer, ServerToPage, ServerToWatch, WatchToServer } from "@palique/shared/cobrowse.ts";
import type { DefaultEventsMap, Namespace, Socket } from "socket.io";
import type { VisitorActor } from "../actors.ts";

/** What a tab that can be shown knows of itself; other processes read it, so it is plain JSON. */
export interface PageData {
  shareId: string;
  conversationId: string;
  actor: VisitorActor;
  browserHash: string;
  address: string;
  tab: string;
  /** It is the tab that operators see. */
  shown: boolean;
  visible: boolean;
  /** A picture of it does not fit into a frame. */
  tooLarge: boolean;
  /** Counts up within the share with every tab that is shown next; 0: this one never was. */
  turn: number;
}
export interface WatchData {
  shareId: string;
  conversationId: string;
  operatorId: string;
  name: string;
  tokenHash: string;
}
export type PageNamespace = Namespace<PageToServer, ServerToPage, DefaultEventsMap, PageData>;
export type PageSocket = Socket<PageToServer, ServerToPage, DefaultEventsMap, PageData>;
export type WatchNamespace = Namespace<WatchToServer, ServerToWatch, DefaultEventsMap, WatchData>;
export type WatchSocket = Socket<WatchToServer, ServerToWatch, DefaultEventsMap, WatchData>;
export interface Cobrowse {
  pages: PageNamespace;
  watchers: WatchNamespace;
}

/** Names of the rooms in both namespaces, beside those of the chat's connection that mean the same here. */
export const shareRooms = {
  /** All tabs of a share, or all who watch it. */
  all: (shareId: string) => `share:${shareId}`,
  /** The tab that operators see. */
  shown: (shareId: string) => `shown:${shareId}`,
  /** Who watches and can take a full snapshot. */
  full: (shareId: string) => `full:${shareId}`,
  /** Of these, who has had one: whatever follows makes sense to them. */
  more: (shareId: string) => `more:${shareId}`,
  /** One who watches this share. A page names sockets, and must not reach any other with it. */
  watcher: (shareId: string, socketId: string) => `watcher:${shareId}:${socketId}`,
};
