import type { Db } from "../db/store.ts";

/** Departments with at least one member who is online and has a console open. */
export async function listAcceptingDepartments(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom("memberships")
    .innerJoin("operators", "operators.id", "memberships.operatorId")
    .innerJoin("connections", "connections.operatorId", "operators.id")
    .select("memberships.departmentId")
    .distinct()
    .where("operators.disabled", "=", 0)
    .where("operators.status", "=", "online")
    .execute();
  return new Set(rows.map((row) => row.departmentId));
}
