import type { App } from "../app.ts";
import { listSites, type Site } from "./sites.store.ts";

/** The oldest site: the demo page is one of its pages. Null before the setup. */
export async function findFirstSite(app: App): Promise<Site | null> {
  return (await listSites(app.db))[0] ?? null;
}
