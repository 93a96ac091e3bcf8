import type { ContactRow } from "@palique/shared/contacts.ts";
import { type Selectable, sql, type Updateable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db, Store } from "../db/store.ts";

export type Contact = Selectable<Database["contacts"]>;

/** A chain of merges is this long at most before it counts as broken. */
const CHAIN = 100;

/** The contact; of one that was merged, the one it is part of now. */
export async function findContact(db: Db, id: string): Promise<Contact | undefined> {
  return follow(id, (at) => db.selectFrom("contacts").selectAll().where("id", "=", at).executeTakeFirst());
}

/** As findContact, and nobody else changes it until the transaction ends. */
export async function findContactToWrite(store: Store, trx: Db, id: string): Promise<Contact | undefined> {
  return follow(id, (at) => findRowToWrite(store, trx, at));
}

/** This very row, merged or not. */
export async function findRowToWrite(store: Store, trx: Db, id: string): Promise<Contact | undefined> {
  const row = trx.selectFrom("contacts").selectAll().where("id", "=", id);
  return (store.engine === "postgres" ? row.forUpdate() : row).executeTakeFirst();
}

async function follow(
  id: string,
  find: (id: string) => Promise<Contact | undefined>,
): Promise<Contact | undefined> {
  let at: string | null = id;
  for (let steps = 0; at !== null && steps < CHAIN; steps++) {
    const contact: Contact | undefined = await find(at);
    if (!contact || contact.mergedInto === null) return contact;
    at = contact.mergedInto;
  }
  return undefined;
}

export async function updateContactRow(
  trx: Db,
  id: string,
  change: Updateable<Database["contacts"]>,
): Promise<void> {
  if (Object.keys(change).length > 0) {
    await trx.updateTable("contacts").set(change).where("id", "=", id).execute();
  }
}

/** In the order of the ids; merged ones are left out. */
export async function listContactRows(db: Db, ids: readonly string[]): Promise<ContactRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("contacts")
    .select(["id", "name", "email", "company"])
    .select((eb) =>
      eb
        .selectFrom("conversations")
        .select((count) => count.fn.countAll<number>().as("count"))
        .whereRef("conversations.contactId", "=", "contacts.id")
        .$asScalar()
        .$notNull()
        .as("conversations"),
    )
    .select((eb) =>
      eb
        .selectFrom("visitors")
        .select((max) => max.fn.max("seenAt").as("seenAt"))
        .whereRef("visitors.contactId", "=", "contacts.id")
        .$asScalar()
        .as("seenAt"),
    )
    .where("id", "in", [...ids])
    .where("mergedInto", "is", null)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, { ...row, conversations: Number(row.conversations) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function listByEmail(db: Db, email: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("contacts")
    .select("id")
    .where("email", "=", email)
    .where("mergedInto", "is", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Others that another website calls by the same id, proven there, too. */
export async function listBySameCustomerId(db: Db, contactId: string, limit: number): Promise<string[]> {
  const own = await db
    .selectFrom("visitors")
    .select("externalId")
    .where("contactId", "=", contactId)
    .where("externalId", "is not", null)
    .execute();
  if (own.length === 0) return [];
  // By its site, too: the index begins with it, and a join would read every visitor for it.
  const rows = await db
    .selectFrom("visitors")
    .select("contactId")
    .distinct()
    .where("siteId", "in", db.selectFrom("sites").select("id"))
    .where(
      "externalId",
      "in",
      own.map(({ externalId }) => externalId),
    )
    .where("contactId", "!=", contactId)
    .limit(limit)
    .execute();
  return rows.map((row) => row.contactId);
}

/** Takes the values of a field from everybody. */
export async function dropFieldValues(store: Store, trx: Db, fieldId: string): Promise<void> {
  const without =
    store.engine === "postgres"
      ? sql<string>`(fields::jsonb - ${fieldId}::text)::text`
      : sql<string>`json_remove(fields, ${`$."${fieldId}"`})`;
  await trx
    .updateTable("contacts")
    .set({ fields: without })
    .where("fields", "like", `%"${fieldId}"%`)
    .execute();
}
