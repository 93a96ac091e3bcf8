import type { Database } from "../db/schema.ts";
import type { Db } from "../db/store.ts";

export async function insertAuditEntry(db: Db, entry: Database["auditEntries"]): Promise<void> {
  await db.insertInto("auditEntries").values(entry).execute();
}
