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
  const { name, email, ...row } = visitor;
  await trx
    .insertInto("contacts")
    .values({ id: row.contactId, name, email, createdAt: row.createdAt })
    .execute();
  await trx.insertInto("visitors").values(row).execute();
}

export async function updateVisitor(
  trx: Db,
  id: string,
  patch: Updateable<Database["visitors"]>,
): Promise<void> {
  await trx.updateTable("visitors").set(patch).where("id", "=", id).execute();
}

export async function updateContact(
  trx: Db,
  id: string,
  patch: { name: string; email: string },
): Promise<void> {
  await trx.updateTable("contacts").set(patch).where("id", "=", id).execute();
}
