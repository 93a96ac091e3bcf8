import type { SignIn } from "@palique/shared/admin.ts";
import { callerOf } from "../addresses.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import type { RateLimits } from "../rate-limits.ts";
import { recordAct } from "../settings/record-act.ts";
import { announceOperator } from "./announce-operator.ts";
import { comeOnline, findCredentials } from "./operators.store.ts";
import { passwordMatches } from "./passwords.ts";
import { startSession } from "./start-session.ts";

/**
 * Answers the token of a new session. Fails with "wrong-credentials", the same and as slowly for an unknown
 * email, a wrong password and a disabled operator, and with "rate-limited".
 */
export async function signIn(
  app: App,
  rateLimits: RateLimits,
  input: SignIn & { address: string },
): Promise<{ operatorId: string; token: string }> {
  await rateLimits.consume("signInPerAddress", callerOf(input.address));
  await rateLimits.consume("signInPerEmail", input.email);
  const known = await findCredentials(app.db, input.email);
  const matches = await passwordMatches(input.password, known?.passwordHash ?? null);
  if (!known || !matches || known.disabled) throw new AppError("wrong-credentials");
  await rateLimits.forgive("signInPerEmail", input.email);
  const token = await app.write(async (trx) => {
    await comeOnline(trx, known.id);
    await recordAct(app, trx, known.id, "operator.sign-in", known.id);
    return startSession(app, trx, known.id);
  });
  announceOperator(app, known.id);
  return { operatorId: known.id, token };
}
