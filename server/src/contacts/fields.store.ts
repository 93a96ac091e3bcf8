import type { ContactField } from "@palique/shared/contacts.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

function fromRow(row: Selectable<Database["contactFields"]>): ContactField {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind as ContactField["kind"],
    labels: fromJson<ContactField["labels"]>(row.labels),
    choices: fromJson<string[]>(row.choices),
  };
}

/** In their order. */
export async function listFields(db: Db): Promise<ContactField[]> {
  const rows = await db.selectFrom("contactFields").selectAll().orderBy("place").orderBy("id").execute();
  return rows.map(fromRow);
}

export async function findField(db: Db, id: string): Promise<ContactField | undefined> {
  const row = await db.selectFrom("contactFields").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** False when another one has the key. */
export async function insertField(
  trx: Db,
  field: ContactField & { place: number; createdAt: number },
): Promise<boolean> {
  const { labels, choices, ...row } = field;
  const result = await trx
    .insertInto("contactFields")
    .values({ ...row, labels: JSON.stringify(labels), choices: JSON.stringify(choices) })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function updateField(trx: Db, { id, labels, choices }: ContactField): Promise<void> {
  await trx
    .updateTable("contactFields")
    .set({ labels: JSON.stringify(labels), choices: JSON.stringify(choices) })
    .where("id", "=", id)
    .execute();
}

export async function placeField(trx: Db, id: string, place: number): Promise<void> {
  await trx.updateTable("contactFields").set({ place }).where("id", "=", id).execute();
}

export async function deleteField(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("contactFields").where("id", "=", id).execute();
}
