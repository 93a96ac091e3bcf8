import type { Identify } from "@palique/shared/tracking.ts";
import type { z } from "zod";
import type { VisitorActor } from "../actors.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { commit } from "../commit.ts";
import { lockRouting } from "../db/store.ts";
import { hashToken } from "../operators/tokens.ts";
import { deleteLinkedBrowser, findLinkedBrowser } from "../visitors/chat-links.store.ts";
import { actorOf, recogniseBrowser } from "../visitors/recognise-browser.ts";
import { findVisitor, findVisitorByToken } from "../visitors/visitors.store.ts";
import { findProof } from "./check-hash.ts";
import type { Claims } from "./claims.ts";
import { hearClaims } from "./hear-claims.ts";
import { findIdentifiedBrowser, upsertIdentifiedBrowser } from "./identified-browsers.store.ts";
import { isNews, knowCustomer, type Proven } from "./know-customer.ts";
import { leaveCustomer } from "./leave-browser.ts";
import type { IdentitySecret } from "./secrets.store.ts";
import { isSameSitting, takeAlong } from "./take-along.ts";

/** The same proof again is written down at most this often. */
const PROVED_EVERY_MS = 3_600_000;

interface Identified {
  verified: boolean;
  /** Who the browser speaks for from now on. */
  speaker: VisitorActor;
  /** What is not proven; null: nothing, or it does not count. */
  claims: Claims | null;
}

/**
 * A website says who its customer is. With the right hash the browser speaks for that customer from now on, with
 * the history of all the customer's browsers; without, what is said is kept as a claim. Whoever is kept out
 * stays who they are: a name does not open the door.
 */
export async function identifyVisitor(
  app: App,
  { siteId }: VisitorActor,
  said: z.output<typeof Identify>,
  from: { address: string; blockedUntil: number },
): Promise<Identified> {
  const caller = callerOf(from.address);
  await app.rates.consume("identifyPerAddress", caller);
  const { id, hash } = said;
  const secret = id !== null && hash !== null ? await findProof(app, siteId, id, hash) : undefined;
  if (hash !== null && !secret) await app.rates.consume("wrongHashPerAddress", caller);
  const browserHash = hashToken(said.token);
  if (from.blockedUntil > app.now()) {
    const speaker = await recogniseBrowser(app, siteId, browserHash);
    return { verified: secret !== undefined, speaker, claims: null };
  }
  if (secret && id !== null) {
    const proven = { ...said, id };
    const speaker =
      (await findUnchanged(app, siteId, browserHash, proven, secret)) ??
      (await settle(app, siteId, browserHash, proven, secret));
    return { verified: true, speaker, claims: null };
  }
  const claims = await hearClaims(app, siteId, browserHash, said);
  return { verified: false, speaker: await recogniseBrowser(app, siteId, browserHash), claims };
}

/** Every page says it again: then there is nothing to write. */
async function findUnchanged(
  app: App,
  siteId: string,
  browserHash: string,
  said: Proven,
  secret: IdentitySecret,
): Promise<VisitorActor | undefined> {
  const now = app.now();
  const browser = await findIdentifiedBrowser(app.db, siteId, browserHash, now);
  if (browser?.secretId !== secret.id || browser.provedAt < now - PROVED_EVERY_MS) return undefined;
  const [visitor, linked] = await Promise.all([
    findVisitor(app.db, browser.visitorId),
    findLinkedBrowser(app.db, siteId, browserHash, now),
  ]);
  if (visitor?.externalId !== said.id || linked || isNews(visitor, said)) return undefined;
  return actorOf(visitor, browserHash);
}

function settle(
  app: App,
  siteId: string,
  browserHash: string,
  said: Proven,
  secret: IdentitySecret,
): Promise<VisitorActor> {
  return commit(app, async (trx, announce) => {
    // A chat that starts meanwhile is there by now, or will be the customer's.
    await lockRouting(app.store, trx);
    const own = await findVisitorByToken(trx, siteId, browserHash);
    const alone = own && (await isSameSitting(app, trx, own, said.email)) ? own : null;
    const customer = await knowCustomer(app, trx, announce, siteId, said, alone);
    await leaveCustomer(trx, siteId, browserHash, customer.id);
    const browser = { siteId, browserHash, visitorId: customer.id };
    await upsertIdentifiedBrowser(trx, { ...browser, secretId: secret.id, provedAt: app.now() });
    // What somebody opened there by a link from a mail may be somebody else's.
    await deleteLinkedBrowser(trx, siteId, browserHash);
    if (alone) await takeAlong(app, trx, announce, alone, customer, browserHash);
    return actorOf(customer, browserHash);
  });
}
