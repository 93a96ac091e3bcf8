import type { OperatorActor } from "../actors.ts";
import type { Db } from "../db/store.ts";
import { findOperator, listDepartmentIds } from "./operators.store.ts";

/** The operator as an actor, with role and departments as they are now; null when unknown or disabled. */
export async function loadOperator(db: Db, id: string): Promise<OperatorActor | null> {
  const operator = await findOperator(db, id);
  if (!operator || operator.disabled) return null;
  const departmentIds = await listDepartmentIds(db, id);
  return { kind: "operator", id, name: operator.name, role: operator.role, departmentIds };
}
