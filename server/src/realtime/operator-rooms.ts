import { maySeeDepartment, type OperatorActor } from "../actors.ts";
import type { Db } from "../db/store.ts";
import { listDepartments } from "../departments/departments.store.ts";
import { rooms } from "./namespaces.ts";

/** The rooms that carry the rows an operator may see, and the ones that carry others. */
export async function roomsOf(db: Db, operator: OperatorActor): Promise<{ join: string[]; leave: string[] }> {
  const departments = await listDepartments(db);
  const all = [...departments.map((department) => rooms.department(department.id)), rooms.everything];
  const join =
    operator.role === "agent"
      ? departments.filter((one) => maySeeDepartment(operator, one.id)).map((one) => rooms.department(one.id))
      : [rooms.everything];
  return { join, leave: all.filter((room) => !join.includes(room)) };
}
