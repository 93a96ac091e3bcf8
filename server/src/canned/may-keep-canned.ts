import type { SaveCanned } from "@palique/shared/canned.ts";
import type { z } from "zod";
import { maySeeDepartment, type OperatorActor } from "../actors.ts";
import type { Db } from "../db/store.ts";
import { findDepartment } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import { type CannedRow, countCanned } from "./canned.store.ts";

/** Personal ones are nobody else's business, an administrator's included. */
export function maySeeCanned(actor: OperatorActor, { scope, ownerId }: CannedRow): boolean {
  if (scope === "personal") return ownerId === actor.id;
  return scope === "global" || maySeeDepartment(actor, ownerId);
}

/** What others use is kept by supervisors and administrators. */
export function mayKeepCanned(actor: OperatorActor, row: CannedRow): boolean {
  return maySeeCanned(actor, row) && (row.scope === "personal" || actor.role !== "agent");
}

/** Whose a text would be; fails when the operator may not keep any there. */
export async function ownerOf(
  db: Db,
  actor: OperatorActor,
  { scope, departmentId }: Pick<z.output<typeof SaveCanned>, "scope" | "departmentId">,
): Promise<string> {
  if (scope === "personal") return actor.id;
  if (actor.role === "agent") throw new AppError("forbidden");
  if (scope === "global") return "";
  if (!departmentId || !(await findDepartment(db, departmentId))) {
    throw new AppError("bad-input", { field: "departmentId" });
  }
  return departmentId;
}

/** Of one operator, one department, or global: more than anyone can remember, little enough to load at once. */
const MOST = 1_000;

/** Fails with "at-capacity" when its owner has as many as there may be. */
export async function checkRoom(
  trx: Db,
  { scope, ownerId }: Pick<CannedRow, "scope" | "ownerId">,
): Promise<void> {
  if ((await countCanned(trx, scope, ownerId)) >= MOST) throw new AppError("at-capacity");
}
