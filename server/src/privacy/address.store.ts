import type { AddressRule } from "@palique/shared/privacy-names.ts";
import { type Db, fromJson } from "../db/store.ts";

/** How much of addresses is stored. Alone: it is asked with every page of somebody known. */
export async function readAddressRule(db: Db): Promise<AddressRule> {
  const row = await db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "addresses")
    .executeTakeFirst();
  return row ? fromJson<AddressRule>(row.value) : "whole";
}

/** A stretch of browsers after the one named, with what is stored of their addresses. */
export function listAddresses(
  db: Db,
  after: string,
  stretch: number,
): Promise<{ id: string; address: string }[]> {
  return db
    .selectFrom("visitors")
    .select(["id", "address"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(stretch)
    .execute();
}

export async function setAddress(trx: Db, id: string, from: string, to: string): Promise<void> {
  await trx
    .updateTable("visitors")
    .set({ address: to })
    .where("id", "=", id)
    .where("address", "=", from)
    .execute();
}

export function listAddressBlocks(db: Db): Promise<{ id: string; value: string }[]> {
  return db.selectFrom("blocks").select(["id", "value"]).where("kind", "=", "address").execute();
}

/** "" lifts it. */
export async function setAddressBlock(trx: Db, id: string, value: string): Promise<void> {
  if (value === "") await trx.deleteFrom("blocks").where("id", "=", id).execute();
  else await trx.updateTable("blocks").set({ value }).where("id", "=", id).execute();
}
