import type { Db } from "../db/store.ts";

/** Some website has proven who this is. */
export async function hasCustomer(db: Db, contactId: string): Promise<boolean> {
  const row = await db
    .selectFrom("visitors")
    .select("id")
    .where("contactId", "=", contactId)
    .where("externalId", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
