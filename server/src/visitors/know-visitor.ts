import { URL_MAX } from "@palique/shared/limits.ts";
import type { CreateTicket } from "@palique/shared/visitor.ts";
import type { z } from "zod";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { hashToken } from "../operators/tokens.ts";
import {
  findVisitorByToken,
  insertVisitor,
  updateContact,
  updateVisitor,
  type Visitor,
} from "./visitors.store.ts";

/** What a browser says of itself and its person when it starts something. */
type Introduction = Pick<
  z.output<typeof CreateTicket>,
  "token" | "name" | "email" | "page" | "language" | "timeZone"
>;

/** What its connection says of a browser. */
export interface ComesFrom {
  userAgent: string;
  address: string;
}

/**
 * The visitor behind a token, made on first use: nothing is stored of people who only look. What they say anew
 * replaces what was known; what they leave out stays.
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
    address: from.address,
    pageUrl: input.page?.url ?? null,
    pageTitle: input.page?.title ?? null,
    referrer: (input.page?.referrer ?? "").slice(0, URL_MAX),
    seenAt: now,
  };
  const known = await findVisitorByToken(trx, actor.siteId, tokenHash);
  if (!known) {
    const { name, email } = input;
    const visitor = {
      id: app.id(),
      siteId: actor.siteId,
      contactId: app.id(),
      tokenHash,
      name,
      email,
      createdAt: now,
      ...seen,
    };
    await insertVisitor(trx, visitor);
    return visitor;
  }
  const person = { name: input.name || known.name, email: input.email || known.email };
  await updateVisitor(trx, known.id, seen);
  await updateContact(trx, known.contactId, person);
  return { ...known, ...seen, ...person };
}
