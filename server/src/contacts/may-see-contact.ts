import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { maySeeSite } from "../live/may-see-site.ts";
import { listSites } from "../sites/sites.store.ts";
import { listVisiting, listWithVisible } from "./card.store.ts";
import { type Contact, findContact, findContactToWrite } from "./contacts.store.ts";

/** A visit is stored now and then; who was there so shortly ago is there, or was just now. */
const VISIT_MS = 30 * 60_000;

/** The person if the operator may see them: "not yours" looks like "not found". */
export async function findOwnContact(app: App, actor: OperatorActor, id: string): Promise<Contact> {
  return allowed(app, app.db, actor, await findContact(app.db, id));
}

/** As findOwnContact, to be changed by this transaction. */
export async function findOwnContactToWrite(
  app: App,
  trx: Db,
  actor: OperatorActor,
  id: string,
): Promise<Contact> {
  return allowed(app, trx, actor, await findContactToWrite(app.store, trx, id));
}

async function allowed(
  app: App,
  db: Db,
  actor: OperatorActor,
  contact: Contact | undefined,
): Promise<Contact> {
  if (!contact || (await onlySeen(app, db, actor, [contact.id])).length === 0)
    throw new AppError("not-found");
  return contact;
}

/**
 * Those of them with a conversation the operator may see, or who are on a site now whose visitors the operator sees;
 * all for supervisors and administrators.
 */
export async function onlySeen(
  app: App,
  db: Db,
  actor: OperatorActor,
  ids: readonly string[],
): Promise<string[]> {
  if (actor.role !== "agent") return [...ids];
  const seen = new Set(await listWithVisible(db, scopeOf(actor), ids));
  const others = ids.filter((id) => !seen.has(id));
  if (others.length > 0) {
    const siteIds = (await listSites(db)).filter((site) => maySeeSite(actor, site)).map(({ id }) => id);
    for (const id of await listVisiting(db, others, siteIds, app.now() - VISIT_MS)) seen.add(id);
  }
  return ids.filter((id) => seen.has(id));
}
