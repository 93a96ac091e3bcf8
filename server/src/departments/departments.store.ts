import type { RatingSetting, Strategy } from "@palique/shared/admin.ts";
import type { AutoMessages } from "@palique/shared/automatic.ts";
import type { BusinessHours } from "@palique/shared/hours.ts";
import type { Localized } from "@palique/shared/locale.ts";
import type { Selectable } from "kysely";
import type { Database } from "../db/schema.ts";
import { type Db, fromJson } from "../db/store.ts";

/** A department as the rest of the server uses it. */
export interface Department {
  id: string;
  names: Localized;
  strategy: Strategy;
  /** Most chats of this department one operator has at once; null: the operator's own limit. */
  capacity: number | null;
  queueLimit: number | null;
  overflowDepartmentId: string | null;
  /** Null: always open. */
  hours: BusinessHours | null;
  offline: "ticket" | "queue" | "hidden";
  offerSeconds: number;
  rating: RatingSetting;
  /** So long after the end a visitor goes on with the same operator; 0: never. */
  resumeMinutes: number;
  /** Null: it says nothing by itself. */
  auto: AutoMessages | null;
  disabled: boolean;
}

function fromRow(row: Selectable<Database["departments"]>): Department {
  const { createdAt: _, ...rest } = row;
  return {
    ...rest,
    names: fromJson<Localized>(row.names),
    strategy: row.strategy as Strategy,
    hours: row.hours === null ? null : fromJson<BusinessHours>(row.hours),
    offline: row.offline as Department["offline"],
    rating: row.rating as RatingSetting,
    auto: row.auto === null ? null : fromJson<AutoMessages>(row.auto),
    disabled: row.disabled === 1,
  };
}

function toRow(department: Omit<Department, "id">) {
  return {
    ...department,
    names: JSON.stringify(department.names),
    hours: department.hours && JSON.stringify(department.hours),
    auto: department.auto && JSON.stringify(department.auto),
    disabled: department.disabled ? 1 : 0,
  };
}

/** All of them, disabled ones too, in the order they were made. */
export async function listDepartments(db: Db): Promise<Department[]> {
  const rows = await db.selectFrom("departments").selectAll().orderBy("createdAt").orderBy("id").execute();
  return rows.map(fromRow);
}

export async function findDepartment(db: Db, id: string): Promise<Department | null> {
  const row = await db.selectFrom("departments").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function insertDepartment(db: Db, department: Department, now: number): Promise<void> {
  await db
    .insertInto("departments")
    .values({ ...toRow(department), id: department.id, createdAt: now })
    .execute();
}

export async function updateDepartment(db: Db, department: Department): Promise<void> {
  const { id, ...rest } = department;
  await db.updateTable("departments").set(toRow(rest)).where("id", "=", id).execute();
}

/** Who belongs where, of operators who can sign in. */
export async function listMemberships(db: Db): Promise<{ operatorId: string; departmentId: string }[]> {
  return db
    .selectFrom("memberships")
    .innerJoin("operators", "operators.id", "memberships.operatorId")
    .select(["memberships.operatorId", "memberships.departmentId"])
    .where("operators.disabled", "=", 0)
    .orderBy("memberships.departmentId")
    .orderBy("memberships.operatorId")
    .execute();
}

/** The same with disabled operators, who keep their place. */
export async function listAllMemberships(db: Db): Promise<{ operatorId: string; departmentId: string }[]> {
  return db.selectFrom("memberships").selectAll().orderBy("departmentId").orderBy("operatorId").execute();
}

/** Ids of operators that do not exist are left out. Disabled members keep their place for when they come back. */
export async function replaceMembers(db: Db, departmentId: string, ids: readonly string[]): Promise<void> {
  await db
    .deleteFrom("memberships")
    .where("departmentId", "=", departmentId)
    .where("operatorId", "in", (e) => e.selectFrom("operators").select("id").where("disabled", "=", 0))
    .execute();
  if (ids.length === 0) return;
  await db
    .insertInto("memberships")
    .columns(["operatorId", "departmentId"])
    .expression((e) =>
      e
        .selectFrom("operators")
        .select((s) => ["operators.id as operatorId", s.val(departmentId).as("departmentId")])
        .where("operators.id", "in", [...ids]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
