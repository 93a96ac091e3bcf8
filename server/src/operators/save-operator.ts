import type { OperatorAdmin, SaveOperator } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { returnChatsOf } from "../chats/return-chats.ts";
import { commit } from "../commit.ts";
import { type Db, lockRouting } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { leaveAllShares } from "../sharing/leave-shares.ts";
import { announceOperator } from "./announce-operator.ts";
import { listTeam } from "./list-team.ts";
import { findOperator, lockAdminIds, replaceDepartments, updateOperator } from "./operators.store.ts";
import { requireAdmin } from "./require-admin.ts";
import { deleteSessionsOf } from "./sessions.store.ts";

type Input = { id: string } & { [F in keyof SaveOperator]?: SaveOperator[F] | undefined };

/**
 * Changes role, departments, capacity or access. Disabling ends every session and gives their
 * chats back to the queue, both at once: nobody is to wait for someone who cannot come back. Fails with "last-admin"
 * when nobody could administer afterwards, and "not-found".
 */
export async function saveOperator(app: App, actor: OperatorActor, input: Input): Promise<OperatorAdmin> {
  requireAdmin(actor);
  const { id, role, capacity, disabled, departmentIds } = input;
  const switched = await commit(app, async (trx, announce) => {
    if (disabled) await lockRouting(app.store, trx);
    const before = await findOperator(trx, id);
    if (!before) throw new AppError("not-found");
    if (before.role === "admin" && !before.disabled && (disabled || (role && role !== "admin"))) {
      await requireOtherAdmin(app, trx, id);
    }
    await updateOperator(trx, id, {
      ...(role && { role }),
      ...(capacity && { capacity }),
      ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }),
    });
    if (departmentIds) await replaceDepartments(trx, id, departmentIds);
    if (disabled) {
      await deleteSessionsOf(trx, id, null);
      await returnChatsOf(app, trx, announce, before);
      await leaveAllShares(app, trx, announce, id);
    }
    const turned = disabled !== undefined && disabled !== before.disabled;
    const act = turned ? (disabled ? "operator.disable" : "operator.enable") : "operator.update";
    await recordAct(app, trx, actor.id, act, id);
    return turned;
  });
  if (disabled && switched) {
    app.publish({ type: "session.ended", operatorId: id, tokenHash: null, except: null });
  }
  announceOperator(app, id);
  app.publish({ type: "organisation.changed" });
  const saved = (await listTeam(app, actor)).operators.find((operator) => operator.id === id);
  if (!saved) throw new AppError("not-found");
  return saved;
}

async function requireOtherAdmin(app: App, trx: Db, id: string): Promise<void> {
  const admins = await lockAdminIds(trx, app.store.engine);
  if (!admins.some((admin) => admin !== id)) throw new AppError("last-admin");
}
