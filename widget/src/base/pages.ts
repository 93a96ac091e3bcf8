import type { Page } from "@palique/shared/fields.ts";
import { TITLE_MAX, URL_MAX } from "@palique/shared/limits.ts";

/** Single-page apps set the title after the address. */
const SETTLES_MS = 300;

/** The page as operators see it; null where there is no web address (a file, a blob). */
export function currentPage(title: string): Page | null {
  const [url, referrer] = [location.href, document.referrer].map((address) =>
    /^https?:/.test(address) ? address.slice(0, URL_MAX) : "",
  ) as [string, string];
  return url ? { url, title: title.slice(0, TITLE_MAX), referrer } : null;
}

/** Tells of client-side navigation without touching the page's history object. */
export function watchPages(changed: () => void): void {
  let url = location.href;
  const look = () =>
    setTimeout(() => {
      if (url === location.href) return;
      url = location.href;
      changed();
    }, SETTLES_MS);
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) navigation.addEventListener("currententrychange", look);
  else for (const sign of ["popstate", "click", "keyup"]) addEventListener(sign, look, true);
}
