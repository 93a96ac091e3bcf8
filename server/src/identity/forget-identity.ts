import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { recogniseBrowser } from "../visitors/recognise-browser.ts";
import { findVisitorByToken, updateVisitor } from "../visitors/visitors.store.ts";
import { leaveBrowser } from "./leave-browser.ts";

/**
 * The customer logged out: this browser is nobody's again, their others stay. Who only claimed to be somebody
 * claims it no more. Answers who the browser speaks for from now on.
 */
export async function forgetIdentity(app: App, siteId: string, browserHash: string): Promise<VisitorActor> {
  if (!(await leaveBrowser(app, siteId, browserHash))) {
    const own = await findVisitorByToken(app.db, siteId, browserHash);
    if (own?.claims) await app.write((trx) => updateVisitor(trx, own.id, { claims: null }));
  }
  return recogniseBrowser(app, siteId, browserHash);
}
