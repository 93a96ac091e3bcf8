import type { NameInvitation } from "@palique/shared/live-visitors.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { AppError } from "../errors.ts";
import { addJob, removeJob } from "../jobs/add-job.ts";
import { isPersonal } from "./describe-invitation.ts";
import { closeInvitation, findInvitation, type StoredInvitation } from "./invitations.store.ts";

export type Ending = "answered" | "dismissed" | "withdrawn" | "expired" | "replaced";

/** Ends an invitation, and takes it off every screen but that of `socketId`. One that has ended stays as it is. */
export async function withdraw(
  app: App,
  trx: Db,
  announce: Announce,
  { id, liveId }: StoredInvitation,
  ending: Ending,
  socketId: string | null = null,
): Promise<boolean> {
  if (!(await closeInvitation(trx, id, ending, app.now()))) return false;
  await removeJob(trx, "invitation-over", id);
  announce({ type: "invitation.over", liveId, id, socketId });
  return true;
}

/** The operator takes an own one back; supervisors anybody's. What was answered meanwhile stays a chat. */
export async function withdrawInvitation(
  app: App,
  actor: OperatorActor,
  { id }: NameInvitation,
): Promise<null> {
  return commit(app, async (trx, announce) => {
    const invitation = await findInvitation(trx, id);
    const isOwn = invitation?.operatorId === actor.id || actor.role !== "agent";
    if (!invitation || !isPersonal(invitation) || !isOwn) throw new AppError("not-found");
    await withdraw(app, trx, announce, invitation, "withdrawn");
    return null;
  });
}

/** Job: nobody answered in time. */
export async function expireInvitation(app: App, { id }: { id: string }): Promise<void> {
  await commit(app, async (trx, announce) => {
    const invitation = await findInvitation(trx, id);
    if (!invitation || invitation.endedAt !== null) return;
    if (invitation.expiresAt > app.now()) await expireLater(app, trx, announce, invitation);
    else await withdraw(app, trx, announce, invitation, "expired");
  });
}

/** Ends it when its time is over, also where nobody is left to do it and after a restart. */
export async function expireLater(
  app: App,
  trx: Db,
  announce: Announce,
  { id, expiresAt }: Pick<StoredInvitation, "id" | "expiresAt">,
): Promise<void> {
  announce(await addJob(app, trx, { kind: "invitation-over", key: id, payload: { id }, runAt: expiresAt }));
}
