import type { Identify } from "@palique/shared/tracking.ts";
import type { z } from "zod";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { announceContact } from "../contacts/announce-contact.ts";
import { findVisitor, findVisitorByToken, updateContact, updateVisitor } from "../visitors/visitors.store.ts";
import { type Claims, claimsOf, writeClaims } from "./claims.ts";
import { hasCustomer } from "./customers.store.ts";
import { findIdentifiedBrowser } from "./identified-browsers.store.ts";
import { leaveBrowser } from "./leave-browser.ts";

/**
 * What a website says without proof. In a proven customer's browser it counts for nothing; but when it names
 * somebody else, that customer is gone. Answers what is claimed of whoever sits there now.
 */
export async function hearClaims(
  app: App,
  siteId: string,
  browserHash: string,
  said: z.output<typeof Identify>,
): Promise<Claims | null> {
  const browser = await findIdentifiedBrowser(app.db, siteId, browserHash, app.now());
  if (browser) {
    const customer = await findVisitor(app.db, browser.visitorId);
    if (said.id === null || said.id === customer?.externalId) return null;
    await leaveBrowser(app, siteId, browserHash);
  }
  const claims = claimsOf(said);
  await keepClaims(app, siteId, browserHash, claims);
  return claims;
}

/** Of people who only look nothing is kept. What is claimed fills what is not known, and replaces nothing. */
async function keepClaims(app: App, siteId: string, browserHash: string, claims: Claims): Promise<void> {
  const written = writeClaims(claims);
  const known = await findVisitorByToken(app.db, siteId, browserHash);
  if (!known || known.claims === written) return;
  await commit(app, async (trx, announce) => {
    const own = await findVisitorByToken(trx, siteId, browserHash);
    if (!own) return;
    await updateVisitor(trx, own.id, { claims: written });
    if (await hasCustomer(trx, own.contactId)) return;
    const name = own.name || claims.name;
    const email = own.email || claims.email;
    if (name !== own.name || email !== own.email) await updateContact(trx, own.contactId, { name, email });
    await announceContact(trx, announce, own.contactId);
  });
}
