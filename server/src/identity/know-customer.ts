import type { Identify } from "@palique/shared/tracking.ts";
import type { z } from "zod";
import type { App } from "../app.ts";
import type { Announce } from "../commit.ts";
import { announceContact } from "../contacts/announce-contact.ts";
import type { Db } from "../db/store.ts";
import { hashToken, makeToken } from "../operators/tokens.ts";
import {
  findVisitorByExternalId,
  insertVisitor,
  insertVisitorOf,
  updateContact,
  updateVisitor,
  type Visitor,
} from "../visitors/visitors.store.ts";
import { type Claims, readClaims, writeClaims } from "./claims.ts";
import { hasCustomer } from "./customers.store.ts";
import { lockIdentities } from "./secrets.store.ts";

export type Proven = z.output<typeof Identify> & { id: string };

/** The website says something of its customer that it did not say before. */
export function isNews(visitor: Visitor, said: Proven): boolean {
  return Object.keys(newsOf(visitor, said)).length > 0;
}

/**
 * A name or email that is new. What it said already is not: the team may have put it right since. What it
 * leaves out stays.
 */
function newsOf(visitor: Visitor, said: Proven): Partial<Pick<Claims, "name" | "email">> {
  const before = readClaims(visitor);
  return {
    ...(said.name && said.name !== before.name ? { name: said.name } : {}),
    ...(said.email && said.email !== before.email ? { email: said.email } : {}),
  };
}

/**
 * The visitor that stands for the website's customer, in whatever browser; made on first use. `own` is the
 * browser's visitor until now where that is the same person: the contact stays theirs.
 */
export async function knowCustomer(
  app: App,
  trx: Db,
  announce: Announce,
  siteId: string,
  said: Proven,
  own: Visitor | null,
): Promise<Visitor> {
  const known =
    (await findVisitorByExternalId(trx, siteId, said.id)) ??
    (await makeCustomer(app, trx, siteId, said, own));
  const news = newsOf(known, said);
  if (Object.keys(news).length === 0) return known;
  const claims = writeClaims({ ...readClaims(known), id: said.id, ...news });
  await updateVisitor(trx, known.id, { claims });
  await updateContact(trx, known.contactId, news);
  await announceContact(trx, announce, known.contactId);
  return { ...known, claims, ...news };
}

/** Knows nothing of the customer yet but the id. */
async function makeCustomer(
  app: App,
  trx: Db,
  siteId: string,
  said: Proven,
  own: Visitor | null,
): Promise<Visitor> {
  await lockIdentities(app.store, trx, siteId);
  const known = await findVisitorByExternalId(trx, siteId, said.id);
  if (known) return known;
  const now = app.now();
  const customer: Visitor = {
    id: app.id(),
    siteId,
    contactId: app.id(),
    // The browsers are found by `identifiedBrowsers`: this token is nobody's.
    tokenHash: hashToken(makeToken()),
    externalId: said.id,
    claims: null,
    language: own?.language ?? "",
    timeZone: own?.timeZone ?? null,
    userAgent: own?.userAgent ?? "",
    pageUrl: own?.pageUrl ?? null,
    pageTitle: own?.pageTitle ?? null,
    referrer: own?.referrer ?? "",
    address: own?.address ?? "",
    visits: 0,
    createdAt: now,
    seenAt: now,
    name: "",
    email: "",
  };
  if (!own || (await hasCustomer(trx, own.contactId))) {
    await insertVisitor(trx, customer);
    return customer;
  }
  const same = { ...customer, contactId: own.contactId, name: own.name, email: own.email };
  await insertVisitorOf(trx, same);
  return same;
}
