import type { IsBrowserHere } from "../sharing/look-at-share.ts";
import { type Realtime, rooms } from "./namespaces.ts";

/** Asks its sockets, in whatever process they are. */
export function isBrowserHere({ visitors }: Realtime): IsBrowserHere {
  return async (siteId, browserHash) =>
    (await visitors.in(rooms.browser(siteId, browserHash)).fetchSockets()).length > 0;
}
