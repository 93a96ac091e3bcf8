import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { deleteInvite } from "./invites.store.ts";
import { requireAdmin } from "./require-admin.ts";

/** The link stops working at once. Fails with "not-found" when it was used or revoked already. */
export async function revokeInvite(app: App, actor: OperatorActor, inviteId: string): Promise<void> {
  requireAdmin(actor);
  await app.write(async (trx) => {
    if (!(await deleteInvite(trx, inviteId))) throw new AppError("not-found");
    await recordAct(app, trx, actor.id, "operator.uninvite", inviteId);
  });
}
