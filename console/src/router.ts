import { computed, signal } from "@preact/signals";
import type { Route } from "./routes.ts";
import { routeOf } from "./routes.ts";

const location_ = signal(location.pathname + location.search);
addEventListener("popstate", () => {
  location_.value = location.pathname + location.search;
});

export const route = computed<Route>(() => routeOf(location_.value));

/** Where the operator is, to come back to. */
export const currentPath = computed(() => location_.value);

/** Goes to a path of the console. `replace` leaves no step in the history. */
export function go(path: string, options: { replace?: boolean } = {}): void {
  if (path === location_.peek()) return;
  history[options.replace ? "replaceState" : "pushState"](null, "", path);
  location_.value = path;
}

/** For `onClick` of a link: a plain click stays in the app; new tab and new window keep working. */
export function followLink(event: MouseEvent & { currentTarget: EventTarget & HTMLAnchorElement }): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(event.currentTarget.pathname + event.currentTarget.search);
}
