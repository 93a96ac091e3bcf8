import type { PageToServer, ServerToPage, ServerToWatch, WatchToServer } from "@palique/shared/cobrowse.ts";
import type { DefaultEventsMap, Namespace, Socket } from "socket.io";
import type { VisitorActor } from "../actors.ts";

interface PageData {
  shareId: string;
  conversationId: string;
  actor: VisitorActor;
  tab: string;
  /** It is the tab that operators see. */
  shown: boolean;
  visible: boolean;
}
interface WatchData {
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

/** The room of a share, in either namespace. */
export const shareRoom = (shareId: string): string => `share:${shareId}`;
