import type { DepartmentAdmin, SaveDepartment } from "@palique/shared/admin.ts";
import type { z } from "zod";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { recountSilences } from "../automatic/count-silence.ts";
import { commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { patched } from "../patch.ts";
import { recordAct } from "../settings/record-act.ts";
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
  const moved = await app.write(async (trx) => {
    const department = { ...rest, id };
    checkOverflow([...(await listDepartments(trx)), department], department);
    await insertDepartment(trx, department, app.now());
    await recordAct(app, trx, actor.id, "department.create", id);
    return changeMembers(trx, id, memberIds);
  });
  return announce(app, id, moved);
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
  const moved = await commit(app, async (trx, tell) => {
    await lockRouting(app.store, trx);
    const all = await listDepartments(trx);
    const before = all.find((department) => department.id === id);
    if (!before) throw new AppError("not-found");
    const department = patched<Department>(before, change);
    const after = all.map((one) => (one.id === id ? department : one));
    if (after.every((one) => one.disabled)) throw new AppError("conflict", { field: "disabled" });
    checkOverflow(after, department);
    await updateDepartment(trx, department);
    if (JSON.stringify(department.auto) !== JSON.stringify(before.auto)) {
      await recountSilences(app, trx, tell, id);
    }
    await recordAct(app, trx, actor.id, "department.update", id);
    return memberIds ? changeMembers(trx, id, memberIds) : [];
  });
  return announce(app, id, moved);
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
  const members = async () =>
    (await listMemberships(trx)).filter((one) => one.departmentId === id).map((one) => one.operatorId);
  const before = await members();
  await replaceMembers(trx, id, memberIds);
  const after = await members();
  return [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
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
