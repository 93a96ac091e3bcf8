import type { ChangePassword } from "@palique/shared/admin.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { RateLimits } from "../rate-limits.ts";
import { recordAct } from "../settings/record-act.ts";
import type { SignedIn } from "./find-session.ts";
import { findPasswordHash, updateOperator } from "./operators.store.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";
import { deleteSessionsOf } from "./sessions.store.ts";

/**
 * Ends every other session of this operator. Fails with "wrong-credentials" when the current password is not
 * that, and as often as sign-in: a stolen session must not be able to guess it.
 */
export async function changePassword(
  app: App,
  rateLimits: RateLimits,
  actor: SignedIn,
  input: ChangePassword,
): Promise<void> {
  await rateLimits.consume("signInPerEmail", actor.id);
  const current = await findPasswordHash(app.db, actor.id);
  if (!(await passwordMatches(input.current, current))) {
    throw new AppError("wrong-credentials", { field: "current" });
  }
  const passwordHash = await hashPassword(input.next);
  await app.write(async (trx) => {
    await updateOperator(trx, actor.id, { passwordHash });
    await deleteSessionsOf(trx, actor.id, actor.tokenHash);
    await recordAct(app, trx, actor.id, "operator.change-password", actor.id);
  });
  app.publish({ type: "session.ended", operatorId: actor.id, tokenHash: null, except: actor.tokenHash });
}
