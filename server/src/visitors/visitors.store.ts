import type { Selectable, Updateable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

type VisitorRow = Selectable<Database["visitors"]>;
/** A browser, with the person it belongs to. */
export type Visitor = VisitorRow & { name: string; email: string };

function withContact(db: Db) {
  return db
    .selectFrom("visitors")
    .innerJoin("contacts", "contacts.id", "visitors.contactId")
    .selectAll("visitors")
    .select(["contacts.name", "contacts.email"]);
}

/** By the browser's token: a token of another site is a stranger's. */
export function findVisitorByToken(db: Db, siteId: string, tokenHash: string): Promise<Visitor | undefined> {
  return withContact(db)
    .where("visitors.siteId", "=", siteId)
    .where("visitors.tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

export function findVisitor(db: Db, id: string): Promise<Visitor | undefined> {
  return withContact(db).where("visitors.id", "=", id).executeTakeFirst();
}

/** A new browser of a new person. */
export async function insertVisitor(trx: Db, visitor: Visitor): Promise<void> {
  const { name, email, contactId: id, createdAt } = visitor;
  await trx.insertInto("contacts").values({ id, name, email, createdAt }).execute();
  await insertVisitorOf(trx, visitor);
}

/** Another browser of somebody who has a contact. */
export async function insertVisitorOf(trx: Db, visitor: Visitor): Promise<void> {
  const { name: _, email: __, ...row } = visitor;
  await trx.insertInto("visitors").values(row).execute();
}

/** The customer a website calls by this id; proven, or there is none. */
export function findVisitorByExternalId(
  db: Db,
  siteId: string,
  externalId: string,
): Promise<Visitor | undefined> {
  return withContact(db)
    .where("visitors.siteId", "=", siteId)
    .where("visitors.externalId", "=", externalId)
    .executeTakeFirst();
}

/** Answers whose the visitor is: what was read before may have been merged with another contact since. */
export async function updateVisitor(
  trx: Db,
  id: string,
  patch: Updateable<Database["visitors"]>,
): Promise<string | undefined> {
  const row = await trx
    .updateTable("visitors")
    .set(patch)
    .where("id", "=", id)
    .returning("contactId")
    .executeTakeFirst();
  return row?.contactId;
}

export async function updateContact(
  trx: Db,
  id: string,
  patch: Partial<{ name: string; email: string }>,
): Promise<void> {
  await trx.updateTable("contacts").set(patch).where("id", "=", id).execute();
}
