import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { scopeOf } from "../conversations/list-conversations.ts";
import type { Db, Store } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { listWithVisible } from "./card.store.ts";
import { type Contact, findContact, findContactToWrite } from "./contacts.store.ts";

/** The person if the operator may see them: "not yours" looks like "not found". */
export async function findOwnContact(app: App, actor: OperatorActor, id: string): Promise<Contact> {
  return allowed(app.db, actor, await findContact(app.db, id));
}

/** As findOwnContact, to be changed by this transaction. */
export async function findOwnContactToWrite(
  store: Store,
  trx: Db,
  actor: OperatorActor,
  id: string,
): Promise<Contact> {
  return allowed(trx, actor, await findContactToWrite(store, trx, id));
}

async function allowed(db: Db, actor: OperatorActor, contact: Contact | undefined): Promise<Contact> {
  if (!contact || (await onlySeen(db, actor, [contact.id])).length === 0) throw new AppError("not-found");
  return contact;
}

/** Those of them with a conversation the operator may see; all for supervisors and administrators. */
export async function onlySeen(db: Db, actor: OperatorActor, ids: readonly string[]): Promise<string[]> {
  if (actor.role !== "agent") return [...ids];
  const seen = new Set(await listWithVisible(db, scopeOf(actor), ids));
  return ids.filter((id) => seen.has(id));
}
