import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import type { Db } from "../db/store.ts";
import { listDepartments, listMemberships } from "./departments.store.ts";

/** Every department as the settings show it, with the members who can sign in. */
export async function describeDepartments(db: Db): Promise<DepartmentAdmin[]> {
  const [departments, memberships] = await Promise.all([listDepartments(db), listMemberships(db)]);
  return departments.map((department) => ({
    ...department,
    memberIds: memberships
      .filter((membership) => membership.departmentId === department.id)
      .map((membership) => membership.operatorId),
  }));
}
