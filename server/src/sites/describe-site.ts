import type { SiteAdmin } from "@palique/shared/admin.ts";
import type { App } from "../app.ts";
import type { Site } from "./sites.store.ts";

/** The one line that embeds the widget. */
export function scriptTag(app: App, site: Pick<Site, "key">): string {
  return `<script async src="${app.config.publicUrl}/widget.js" data-site="${site.key}"></script>`;
}

export function describeSite(app: App, site: Site): SiteAdmin {
  return { ...site, scriptTag: scriptTag(app, site) };
}
