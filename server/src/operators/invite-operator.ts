import type { Invite, InviteOperator } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { AppError } from "../errors.ts";
import { inviteMail } from "../mail/invite-mail.ts";
import { queueMail } from "../mail/queue-mail.ts";
import { recordAct } from "../settings/record-act.ts";
import { readSettings } from "../settings/settings.store.ts";
import { insertInvite } from "./invites.store.ts";
import { emailTaken, findOperator } from "./operators.store.ts";
import { requireAdmin } from "./require-admin.ts";
import { hashToken, makeToken } from "./tokens.ts";

const INVITE_MS = 7 * 24 * 3_600_000;

/**
 * Makes a link for one person, valid once and for seven days. Inviting the same email again gives a fresh link
 * and ends the one before; it is mailed too, as soon as mail can leave. Fails with "email-taken" when the person has an account.
 */
export async function inviteOperator(app: App, actor: OperatorActor, input: InviteOperator): Promise<Invite> {
  requireAdmin(actor);
  const token = makeToken();
  const { email } = input;
  const link = `${app.config.publicUrl}/console/invite/${token}`;
  const invite = { ...input, id: app.id(), expiresAt: app.now() + INVITE_MS };
  const queued = await app.write(async (trx) => {
    if (await emailTaken(trx, email)) throw new AppError("email-taken", { field: "email" });
    await insertInvite(trx, { ...invite, tokenHash: hashToken(token) });
    await recordAct(app, trx, actor.id, "operator.invite", invite.id);
    const { organisation, timeZone } = await readSettings(trx);
    const locale = (await findOperator(trx, actor.id))?.locale ?? app.config.defaultLocale;
    const { expiresAt } = invite;
    return queueMail(
      app,
      trx,
      inviteMail({ locale, organisation, address: email, link, expiresAt, timeZone }),
    );
  });
  app.publish(queued);
  return { ...invite, link };
}
