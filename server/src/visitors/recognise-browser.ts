import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { findIdentifiedBrowser } from "../identity/identified-browsers.store.ts";
import { findLinkedBrowser } from "./chat-links.store.ts";
import { findVisitor, findVisitorByToken, type Visitor } from "./visitors.store.ts";

/**
 * Who a browser speaks for, by the hash of its token: the visitor of a link that was opened in it, within that
 * one conversation; else the known customer it was proven to be, or its own visitor, if it has started anything.
 */
export async function recogniseBrowser(
  app: App,
  siteId: string,
  browserHash: string,
  db: Db = app.db,
): Promise<VisitorActor> {
  const linked = await findLinkedBrowser(db, siteId, browserHash, app.now());
  if (linked) {
    const { visitorId, conversationId, expiresAt } = linked;
    return { kind: "visitor", siteId, visitorId, linked: { conversationId, expiresAt, browserHash } };
  }
  const visitor = await findVisitorOf(app, db, siteId, browserHash);
  return visitor ? actorOf(visitor, browserHash) : { kind: "visitor", siteId, visitorId: null };
}

/** The visitor behind a browser, links from mails aside. */
export async function findVisitorOf(
  app: App,
  db: Db,
  siteId: string,
  browserHash: string,
): Promise<Visitor | undefined> {
  const identified = await findIdentifiedBrowser(db, siteId, browserHash, app.now());
  return identified ? findVisitor(db, identified.visitorId) : findVisitorByToken(db, siteId, browserHash);
}

/** A browser that speaks for this visitor. */
export function actorOf(
  { id, siteId, externalId }: Pick<Visitor, "id" | "siteId" | "externalId">,
  browserHash: string,
): VisitorActor {
  const actor = { kind: "visitor" as const, siteId, visitorId: id };
  return externalId === null ? actor : { ...actor, identified: { browserHash } };
}
