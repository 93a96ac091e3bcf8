import { PageAuth } from "@palique/shared/cobrowse.ts";
import { callerOf, plainAddress } from "../addresses.ts";
import type { App } from "../app.ts";
import { checkNotBlocked } from "../blocks/check-blocked.ts";
import { AppError } from "../errors.ts";
import { hashToken } from "../operators/tokens.ts";
import { parse } from "../replies.ts";
import { findShareOf } from "../sharing/share-rights.ts";
import { originAllowed } from "../sites/check-origin.ts";
import { findSiteByKey } from "../sites/sites.store.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { findVisitor } from "../visitors/visitors.store.ts";
import { type Cobrowse, type PageData, type PageSocket, shareRooms } from "./namespaces.ts";

/** Lets a tab in that shows itself: of the browser in which the visitor allowed it. */
export async function admitPage(
  app: App,
  { pages }: Cobrowse,
  socket: PageSocket,
  address: string,
): Promise<void> {
  await app.rates.consume("connectPerAddress", callerOf(address));
  const auth = parse(PageAuth, socket.handshake.auth);
  const site = await findSiteByKey(app.db, auth.site);
  if (!site) throw new AppError("site-unknown");
  const { origin, referer, host } = socket.handshake.headers;
  if (!originAllowed(app, site, { origin, referer, host })) throw new AppError("origin-refused");
  const browser = { siteId: site.id, browserHash: hashToken(auth.token), address: plainAddress(address) };
  const found = await findShown(app, browser, auth.shareId);
  const tabs = await pages.in(shareRooms.all(auth.shareId)).fetchSockets();
  if (tabs.length >= app.limits.tabsPerShare) throw new AppError("at-capacity");
  const { browserHash } = browser;
  const unseen = { tab: auth.tab, shown: false, visible: false, tooLarge: false, turn: 0 };
  socket.data = { ...found, browserHash, address: browser.address, ...unseen };
}

/** Whether a tab that was let in still may: the browser can speak for somebody else by now, or be kept out. */
export async function mayShow(app: App, data: PageData): Promise<boolean> {
  const { actor, browserHash, address, shareId } = data;
  return findShown(app, { siteId: actor.siteId, browserHash, address }, shareId).then(
    () => true,
    (error) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
}

async function findShown(
  app: App,
  browser: { siteId: string; browserHash: string; address: string },
  shareId: string,
): Promise<Pick<PageData, "shareId" | "conversationId" | "actor">> {
  const { siteId, browserHash, address } = browser;
  const actor = await recogniseBrowser(app, siteId, browserHash);
  const share = await findShareOf(app, app.db, actor, shareId);
  if (share.kind !== "cobrowse" || share.state !== "active" || share.browserHash !== browserHash) {
    throw new AppError("not-found");
  }
  const email = (actor.visitorId && (await findVisitor(app.db, actor.visitorId))?.email) || "";
  await checkNotBlocked(app, { visitorId: actor.visitorId, email, address }, "not-found");
  return { shareId, conversationId: share.conversationId, actor };
}
