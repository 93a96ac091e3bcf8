import type { App } from "../app.ts";
import { touchShare } from "./shares.store.ts";

/** The visitor was seen at what they share. Called as often as one likes: it is written three times a minute at most. */
export async function seeShare(app: App, shareId: string): Promise<void> {
  if (app.sightings.isNews(shareId)) await app.write((trx) => touchShare(trx, shareId, app.now()));
}
