import type { App } from "../app.ts";
import type { Site } from "./sites.store.ts";

/** What a request says about the page it came from. */
export interface Asker {
  origin?: string | undefined;
  referer?: string | undefined;
  /** The Host header: people may reach the server under another name than PUBLIC_URL. */
  host?: string | undefined;
}

/** Whether a page of this origin may use the site's widget. An empty list allows every website. */
export function originAllowed(app: App, site: Pick<Site, "origins">, asker: Asker): boolean {
  if (site.origins.length === 0) return true;
  const from = asker.origin ?? asker.referer;
  // Browsers name the origin of every cross-origin request; without one it is none of theirs.
  if (!from) return true;
  if (isOwnOrigin(app, from, asker.host)) return true;
  if (!URL.canParse(from)) return false;
  const { origin } = new URL(from);
  return site.origins.some((allowed) => matches(allowed, origin));
}

/** The page is one of ours: served under PUBLIC_URL or under the name the request itself was sent to. */
export function isOwnOrigin(app: App, from: string, host: string | undefined): boolean {
  if (!URL.canParse(from)) return false;
  const page = new URL(from);
  return page.origin === new URL(app.config.publicUrl).origin || page.host === host;
}

/** `allowed` is an origin, or one with "*." in front of the host: any subdomain, at any depth. */
function matches(allowed: string, origin: string): boolean {
  if (!allowed.includes("://*.")) return origin === canonical(allowed);
  const base = new URL(allowed.replace("://*.", "://"));
  const page = new URL(origin);
  return (
    page.protocol === base.protocol && page.port === base.port && page.hostname.endsWith(`.${base.hostname}`)
  );
}

/** As browsers write it: no default port, punycode. */
function canonical(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}
