import type { DepartmentAdmin, SaveDepartment } from "@palique/shared/admin.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { patched } from "../patch.ts";
import { recordAct } from "../settings/record-act.ts";
import { DEFAULT_DEPARTMENT } from "./default-department.ts";
import {
  type Department,
  insertDepartment,
  listDepartments,
  listMemberships,
  replaceMembers,
  updateDepartment,
} from "./departments.store.ts";
import { describeDepartments } from "./describe-departments.ts";

type Saved = z.output<typeof SaveDepartment>;
type Change = { [F in keyof Saved]?: Saved[F] | undefined };

export async function createDepartment(
  app: App,
  actor: OperatorActor,
  input: Saved,
): Promise<DepartmentAdmin> {
  requireAdmin(actor);
  const id = app.id();
  const { memberIds, ...rest } = input;
  await app.write(async (trx) => {
    const department = { ...DEFAULT_DEPARTMENT, ...rest, id };
    checkOverflow([...(await listDepartments(trx)), department], department);
    await insertDepartment(trx, department, app.now());
    await replaceMembers(trx, id, memberIds);
    await recordAct(app, trx, actor.id, "department.create", id);
  });
  return announce(app, id, memberIds);
}

/**
 * Changes any part; departments are switched off, never deleted, because conversations stay theirs. Fails with
 * "not-found", and with "conflict" when none would be left to answer.
 */
export async function saveDepartment(
  app: App,
  actor: OperatorActor,
  input: Change & { id: string },
): Promise<DepartmentAdmin> {
  requireAdmin(actor);
  const { id, memberIds, ...change } = input;
  const touched = await app.write(async (trx) => {
    const all = await listDepartments(trx);
    const before = all.find((department) => department.id === id);
    if (!before) throw new AppError("not-found");
    const department = patched<Department>(before, change);
    const after = all.map((one) => (one.id === id ? department : one));
    if (after.every((one) => one.disabled)) throw new AppError("conflict", { field: "disabled" });
    checkOverflow(after, department);
    await updateDepartment(trx, department);
    const moved = memberIds ? await changeMembers(trx, id, memberIds) : [];
    await recordAct(app, trx, actor.id, "department.update", id);
    return moved;
  });
  return announce(app, id, touched);
}

/** Chats that overflow must arrive somewhere: an existing department, and never in a circle. */
function checkOverflow(all: readonly Department[], department: Department): void {
  const seen = new Set([department.id]);
  let next = department.overflowDepartmentId;
  while (next !== null) {
    const target = all.find((one) => one.id === next);
    if (!target || seen.has(target.id)) throw new AppError("bad-input", { field: "overflowDepartmentId" });
    seen.add(target.id);
    next = target.overflowDepartmentId;
  }
}

/** Answers who came or went. */
async function changeMembers(trx: Db, id: string, memberIds: readonly string[]): Promise<string[]> {
  const before = (await listMemberships(trx))
    .filter((membership) => membership.departmentId === id)
    .map((membership) => membership.operatorId);
  await replaceMembers(trx, id, memberIds);
  const came = memberIds.filter((operatorId) => !before.includes(operatorId));
  return [...came, ...before.filter((operatorId) => !memberIds.includes(operatorId))];
}

async function announce(app: App, id: string, operatorIds: readonly string[]): Promise<DepartmentAdmin> {
  for (const operatorId of operatorIds) app.publish({ type: "operator.changed", operatorId });
  app.publish({ type: "organisation.changed" });
  app.publish({ type: "routing.needed" });
  app.publish({ type: "availability.changed" });
  const saved = (await describeDepartments(app.db)).find((department) => department.id === id);
  if (!saved) throw new AppError("not-found");
  return saved;
}
