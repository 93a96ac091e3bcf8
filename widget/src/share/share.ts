import type { Base } from "../base/parts.ts";
import type { ShareNews } from "./parts.ts";

/** Asks the visitor, shows what is shared, and starts and stops it. */
export function openPart(base: Base): (news: ShareNews) => void {
  return ([event]) => {
    base.host.root.host.setAttribute("data-share", event);
  };
}
