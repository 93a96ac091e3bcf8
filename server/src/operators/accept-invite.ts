import type { AcceptInvite } from "@palique/shared/admin.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { recordAct } from "../settings/record-act.ts";
import { announceOperator } from "./announce-operator.ts";
import { deleteInvite, findInvite } from "./invites.store.ts";
import { emailTaken, insertOperator, replaceDepartments } from "./operators.store.ts";
import { hashPassword } from "./passwords.ts";
import { startSession } from "./start-session.ts";
import { hashToken } from "./tokens.ts";

/** Makes the operator of an invite and signs in. The link works once. Fails with "expired" or "email-taken". */
export async function acceptInvite(
  app: App,
  input: AcceptInvite & { token: string },
): Promise<{ operatorId: string; token: string }> {
  const tokenHash = hashToken(input.token);
  if (!(await findInvite(app.db, tokenHash))) throw new AppError("expired");
  const passwordHash = await hashPassword(input.password);
  const { name, locale } = input;
  const operatorId = app.id();
  const now = app.now();
  const token = await app.write(async (trx) => {
    const invite = await findInvite(trx, tokenHash);
    if (!invite || invite.expiresAt <= now || !(await deleteInvite(trx, invite.id))) {
      throw new AppError("expired");
    }
    const { email, role, capacity } = invite;
    if (await emailTaken(trx, email)) throw new AppError("email-taken");
    const operator = { id: operatorId, email, name, passwordHash, role, locale, capacity, createdAt: now };
    await insertOperator(trx, operator);
    await replaceDepartments(trx, operatorId, invite.departmentIds);
    await recordAct(app, trx, operatorId, "operator.accept-invite", invite.id);
    return startSession(app, trx, operatorId);
  });
  announceOperator(app, operatorId);
  app.publish({ type: "organisation.changed" });
  return { operatorId, token };
}
