import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import type { Department } from "../departments/departments.store.ts";
import { hasRoom } from "./choose-offers.ts";
import { listCandidates } from "./routing.store.ts";

/** Whether anybody of the department could get a chat of it right now. */
export async function hasFreeOperator(
  app: App,
  { id: departmentId, capacity: departmentCapacity }: Pick<Department, "id" | "capacity">,
): Promise<boolean> {
  const candidates = await listCandidates(app.db, app.now(), app.limits.operatorGraceMs);
  return candidates.some(
    (one) =>
      one.accepting &&
      one.departmentIds.includes(departmentId) &&
      hasRoom(one, { departmentId, departmentCapacity }),
  );
}

/** Whether the operator is there for chats, with or without room for one more. */
export async function isAccepting(app: App, db: Db, operatorId: string): Promise<boolean> {
  const candidates = await listCandidates(db, app.now(), app.limits.operatorGraceMs);
  return candidates.some((one) => one.id === operatorId && one.accepting && one.capacity > 0);
}
