import type { Role } from "@palique/shared/admin.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

/** A place in the team, for whoever opens the link. */
interface StoredInvite {
  id: string;
  email: string;
  role: Role;
  departmentIds: string[];
  capacity: number;
  expiresAt: number;
}

function fromRow(row: Selectable<Database["invites"]>): StoredInvite {
  const { tokenHash: _, ...rest } = row;
  return { ...rest, role: row.role as Role, departmentIds: fromJson<string[]>(row.departmentIds) };
}

export async function listInvites(db: Db): Promise<StoredInvite[]> {
  const rows = await db.selectFrom("invites").selectAll().orderBy("expiresAt", "desc").execute();
  return rows.map(fromRow);
}

export async function findInvite(db: Db, tokenHash: string): Promise<StoredInvite | null> {
  const row = await db
    .selectFrom("invites")
    .selectAll()
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Replaces an earlier invite of the same email: its link stops working. */
export async function insertInvite(db: Db, invite: StoredInvite & { tokenHash: string }): Promise<void> {
  await db.deleteFrom("invites").where("email", "=", invite.email).execute();
  await db
    .insertInto("invites")
    .values({ ...invite, departmentIds: JSON.stringify(invite.departmentIds) })
    .execute();
}

/** False when it was not there: used, revoked or never made. */
export async function deleteInvite(db: Db, id: string): Promise<boolean> {
  const result = await db.deleteFrom("invites").where("id", "=", id).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}
