import type { CompleteSetup, SetupDone } from "@palique/shared/admin.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { announceOperator } from "../operators/announce-operator.ts";
import { describeSelf } from "../operators/describe-operator.ts";
import { hashPassword } from "../operators/passwords.ts";
import { startSession } from "../operators/start-session.ts";
import { hashToken } from "../operators/tokens.ts";
import { writeSettings } from "../settings/settings.store.ts";
import { scriptTag } from "../sites/describe-site.ts";
import { createOrganisation } from "./create-organisation.ts";
import { demoPath } from "./demo-path.ts";
import { hasSetupToken, takeSetupToken } from "./setup.store.ts";

/** Makes the organisation and signs its first administrator in. The link works once; later it is "expired". */
export async function completeSetup(
  app: App,
  input: CompleteSetup & { token: string },
): Promise<{ done: SetupDone; sessionToken: string }> {
  const tokenHash = hashToken(input.token);
  // Before the expensive hash, so that a stranger cannot make the server compute.
  if (!(await hasSetupToken(app.db, tokenHash))) throw new AppError("expired");
  const passwordHash = await hashPassword(input.password);
  const { organisation, departments, origins, name, email, locale, timeZone } = input;
  const made = await app.write(async (trx) => {
    if (!(await takeSetupToken(trx, tokenHash))) throw new AppError("expired");
    const admin = { name, email, passwordHash, locale };
    const created = await createOrganisation(app, trx, { organisation, admin, departments, origins });
    if (!created) throw new AppError("expired");
    await writeSettings(trx, { timeZone });
    return { ...created, sessionToken: await startSession(app, trx, created.operatorId) };
  });
  announceOperator(app, made.operatorId);
  app.publish({ type: "organisation.changed" });
  const done: SetupDone = {
    me: await describeSelf(app, made.operatorId),
    scriptTag: scriptTag(app, made.site),
    demo: app.config.demo ? demoPath(locale) : null,
  };
  return { done, sessionToken: made.sessionToken };
}
