import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { deleteBrowserSubscriptions } from "../notifications/push.store.ts";
import { hashToken, makeToken } from "../operators/tokens.ts";
import { deleteLinkedBrowser } from "../visitors/chat-links.store.ts";
import { findVisitorByToken, updateVisitor } from "../visitors/visitors.store.ts";
import { deleteIdentifiedBrowser } from "./identified-browsers.store.ts";

/** Logged out, or somebody else is there: what reached the customer in this browser does not any more. */
export async function leaveCustomer(
  trx: Db,
  siteId: string,
  browserHash: string,
  butVisitorId: string | null,
): Promise<boolean> {
  const visitorId = await deleteIdentifiedBrowser(trx, siteId, browserHash);
  if (!visitorId) return false;
  if (visitorId !== butVisitorId) await deleteBrowserSubscriptions(trx, visitorId, browserHash);
  return true;
}

/**
 * The browser is nobody's again: neither the customer's nor that of whoever chatted in it before, who may be the
 * same person. True when it was a customer's; else nothing happens, so that a page may say so every time.
 */
export async function leaveBrowser(app: App, siteId: string, browserHash: string): Promise<boolean> {
  const left = await app.write(async (trx) => {
    if (!(await leaveCustomer(trx, siteId, browserHash, null))) return false;
    await deleteLinkedBrowser(trx, siteId, browserHash);
    const own = await findVisitorByToken(trx, siteId, browserHash);
    if (own) await updateVisitor(trx, own.id, { tokenHash: hashToken(makeToken()) });
    return true;
  });
  if (left) app.subscribers.forget();
  return left;
}
