import type { ActBody } from "@palique/shared/cobrowse.ts";
import type { ActRefusal } from "@palique/shared/share-names.ts";
import { isOnSite } from "./may-touch.ts";

/** What the page is told of it leaves before the page does. */
const FIRST_MS = 50;

/** https://html.spec.whatwg.org/#navigation-api, as far as it is needed; browsers of before 2025 may lack it. */
interface Navigation {
  canGoBack: boolean;
  canGoForward: boolean;
  back(): unknown;
  forward(): unknown;
}

/** Within the website. */
export function go(to: Extract<ActBody, { type: "go" }>["to"]): ActRefusal | null {
  if (typeof to === "object") {
    // A path may still name another host: "/\\host".
    if (!isOnSite(to.path, location.origin)) return "elsewhere";
    return soon(() => location.assign(new URL(to.path, location.origin)));
  }
  if (to === "reload") return soon(() => location.reload());
  // Only this knows whether the page before is of the same origin.
  const { navigation } = window as { navigation?: Navigation };
  const isOpen = to === "back" ? navigation?.canGoBack : navigation?.canGoForward;
  return isOpen && navigation ? soon(() => void navigation[to]()) : "elsewhere";
}

function soon(leave: () => void): null {
  setTimeout(leave, FIRST_MS);
  return null;
}
