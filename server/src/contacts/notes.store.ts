import type { ContactNote } from "@palique/shared/contacts.ts";
import type { Insertable } from "kysely";
import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

function withAuthor(db: Db) {
  return db
    .selectFrom("contactNotes")
    .innerJoin("operators", "operators.id", "contactNotes.operatorId")
    .select(["contactNotes.id", "operatorId", "operators.name as operatorName", "text"])
    .select(["contactNotes.createdAt", "editedAt"]);
}

/** Newest first. */
export function listNotes(db: Db, contactId: string, limit: number): Promise<ContactNote[]> {
  return withAuthor(db)
    .where("contactId", "=", contactId)
    .orderBy("contactNotes.createdAt", "desc")
    .orderBy("contactNotes.id", "desc")
    .limit(limit)
    .execute();
}

export function findNote(db: Db, contactId: string, id: string): Promise<ContactNote | undefined> {
  return withAuthor(db)
    .where("contactId", "=", contactId)
    .where("contactNotes.id", "=", id)
    .executeTakeFirst();
}

/** Nothing happens when the id is taken. */
export async function insertNote(trx: Db, note: Insertable<Database["contactNotes"]>): Promise<void> {
  await trx
    .insertInto("contactNotes")
    .values(note)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export async function updateNote(trx: Db, id: string, text: string, editedAt: number): Promise<void> {
  await trx.updateTable("contactNotes").set({ text, editedAt }).where("id", "=", id).execute();
}

export async function deleteNote(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("contactNotes").where("id", "=", id).execute();
}

export async function listNoteIds(trx: Db, contactId: string, since: number): Promise<string[]> {
  const rows = await trx
    .selectFrom("contactNotes")
    .select("id")
    .where("contactId", "=", contactId)
    .where("createdAt", ">=", since)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of them that are with one contact are with the other from now on. */
export async function moveNotes(trx: Db, ids: readonly string[], from: string, to: string): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable("contactNotes")
    .set({ contactId: to })
    .where("id", "in", [...ids])
    .where("contactId", "=", from)
    .execute();
}
