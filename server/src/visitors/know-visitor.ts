import { URL_MAX } from "@palique/shared/limits.ts";
import type { CreateTicket } from "@palique/shared/visitor.ts";
import type { z } from "zod";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { type Claims, readClaims, writeClaims } from "../identity/claims.ts";
import { hashToken } from "../operators/tokens.ts";
import { addressToStore } from "../privacy/keep-addresses.ts";
import { findVisitorOf } from "./recognise-browser.ts";
import { insertVisitor, updateContact, updateVisitor, type Visitor } from "./visitors.store.ts";

/** What a browser says of itself and its person when it starts something. */
type Introduction = Pick<
  z.output<typeof CreateTicket>,
  "token" | "name" | "email" | "page" | "language" | "timeZone"
>;

/** What its connection says of a browser. */
export interface ComesFrom {
  userAgent: string;
  address: string;
  /** What its website says of the person, without proof. */
  claims?: Claims | null;
}

/**
 * The visitor behind a token, made on first use: nothing is stored of people who only look. What they say anew
 * replaces what was known; what they leave out stays, and so does what their website vouched for.
 */
export async function knowVisitor(
  app: App,
  trx: Db,
  actor: VisitorActor,
  input: Introduction,
  from: ComesFrom,
): Promise<Visitor> {
  const tokenHash = hashToken(input.token);
  const now = app.now();
  const seen = {
    language: input.language,
    timeZone: input.timeZone,
    userAgent: from.userAgent.slice(0, 500),
    address: await addressToStore(trx, from.address),
    pageUrl: input.page?.url ?? null,
    pageTitle: input.page?.title ?? null,
    referrer: (input.page?.referrer ?? "").slice(0, URL_MAX),
    seenAt: now,
  };
  const known = await findVisitorOf(app, trx, actor.siteId, tokenHash);
  if (!known) {
    const name = input.name || (from.claims?.name ?? "");
    const email = input.email || (from.claims?.email ?? "");
    const visitor = {
      id: app.id(),
      siteId: actor.siteId,
      contactId: app.id(),
      tokenHash,
      externalId: null,
      claims: writeClaims(from.claims ?? null),
      name,
      email,
      visits: 0,
      createdAt: now,
      ...seen,
    };
    await insertVisitor(trx, visitor);
    return visitor;
  }
  const vouched = known.externalId === null ? null : readClaims(known);
  const said = {
    ...(input.name && !vouched?.name ? { name: input.name } : {}),
    ...(input.email && !vouched?.email ? { email: input.email } : {}),
  };
  const contactId = (await updateVisitor(trx, known.id, seen)) ?? known.contactId;
  // Only what was said: what was read may be of the contact before it was merged.
  if (Object.keys(said).length > 0) await updateContact(trx, contactId, said);
  return { ...known, ...seen, contactId, ...said };
}
