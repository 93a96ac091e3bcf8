import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

export type ViewRow = Selectable<Database["views"]>;

/** One's own and the shared ones, oldest first. */
export function listViews(db: Db, operatorId: string): Promise<ViewRow[]> {
  return db
    .selectFrom("views")
    .selectAll()
    .where((eb) => eb.or([eb("shared", "=", 1), eb("operatorId", "=", operatorId)]))
    .orderBy("id")
    .execute();
}

export function findView(db: Db, id: string): Promise<ViewRow | undefined> {
  return db.selectFrom("views").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function putView(trx: Db, row: ViewRow): Promise<void> {
  const { id: _, createdAt: __, operatorId: ___, ...changed } = row;
  await trx
    .insertInto("views")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(changed))
    .execute();
}

export async function deleteView(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom("views").where("id", "=", id).execute();
}

/** Ids in the order this operator gave them; what is not among them comes after. */
export async function readOrder(db: Db, operatorId: string): Promise<string[]> {
  const row = await db
    .selectFrom("viewOrders")
    .select("viewIds")
    .where("operatorId", "=", operatorId)
    .executeTakeFirst();
  return row ? fromJson<string[]>(row.viewIds) : [];
}

export async function putOrder(trx: Db, operatorId: string, ids: readonly string[]): Promise<void> {
  const viewIds = JSON.stringify(ids);
  await trx
    .insertInto("viewOrders")
    .values({ operatorId, viewIds })
    .onConflict((conflict) => conflict.column("operatorId").doUpdateSet({ viewIds }))
    .execute();
}
