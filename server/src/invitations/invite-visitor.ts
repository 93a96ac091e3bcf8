import type { InviteVisitor, LiveInvitation } from "@palique/shared/live-visitors.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { type Announce, commit } from "../commit.ts";
import type { Db } from "../db/store.ts";
import { belongsTo, listDepartmentStates } from "../departments/availability.ts";
import { AppError } from "../errors.ts";
import { isInChat } from "../live/scope.ts";
import { findSite } from "../sites/sites.store.ts";
import type { Guest } from "./ask-invitation.ts";
import { describeInvitation, describeOpen, isPersonal } from "./describe-invitation.ts";
import { findByRequest, type Invited, listOpen } from "./invitations.store.ts";
import { checkNotInChat, openInvitation } from "./open-invitation.ts";
import { withdraw } from "./withdraw-invitation.ts";

/** So long an operator's words may wait: later they have something else to do. */
const LASTS_MS = 600_000;

/**
 * An operator invites somebody in their own words. One by a rule that nobody opened yet gives way; beside a
 * colleague's it fails with "conflict". A repeat gets what the first one made.
 */
export async function inviteVisitor(
  app: App,
  actor: OperatorActor,
  { seen, visitorId }: Guest,
  { clientId, text }: Pick<InviteVisitor, "clientId" | "text">,
): Promise<LiveInvitation> {
  const repeated = await findByRequest(app.db, actor.id, clientId);
  if (repeated) return describeOpen(app.db, repeated);
  const who = { liveId: seen.id, visitorId };
  await app.rates.consume("invitePerOperator", actor.id);
  if (seen.blockedUntil > app.now()) throw new AppError("not-accepted");
  if (isInChat(seen.conversation)) throw new AppError("conflict");
  const departmentId = await departmentFor(app, actor, seen.siteId);
  const made = commit(app, async (trx, announce) => {
    await checkNotInChat(trx, who.visitorId);
    await makeWay(app, trx, announce, who);
    const given = { ruleId: null, variant: 0, clientId, operatorId: actor.id, departmentId };
    const opened = await openInvitation(app, trx, announce, who, {
      ...given,
      text: text.trim(),
      look: "bubble",
      siteId: seen.siteId,
      lastsMs: LASTS_MS,
    });
    const invitation = await describeInvitation(trx, opened);
    announce({ type: "invitation.sent", liveId: who.liveId, invitation });
    return opened;
  });
  const invitation = await made.catch(async (error: unknown) => {
    // It may be in the way of itself: the same request, sent twice.
    const twin = await findByRequest(app.db, actor.id, clientId);
    if (twin) return twin;
    throw error;
  });
  return describeOpen(app.db, invitation);
}

/** Where the chat will be: with the operator's own people, if the site offers their department. */
async function departmentFor(app: App, actor: OperatorActor, siteId: string): Promise<string | null> {
  const site = await findSite(app.db, siteId);
  if (!site) throw new AppError("not-found");
  const offered = (await listDepartmentStates(app)).map(({ id }) => id).filter((id) => belongsTo(site, id));
  const own = offered.filter((id) => actor.departmentIds.includes(id));
  const preferred = [site.defaultDepartmentId, own[0], offered[0]];
  const able = own.length > 0 ? own : offered;
  return preferred.find((id) => typeof id === "string" && able.includes(id)) ?? null;
}

async function makeWay(app: App, trx: Db, announce: Announce, who: Invited): Promise<void> {
  for (const open of await listOpen(trx, who)) {
    if (open.expiresAt <= app.now()) await withdraw(app, trx, announce, open, "expired");
    else if (isPersonal(open) || open.openedAt !== null) throw new AppError("conflict");
    else await withdraw(app, trx, announce, open, "replaced");
  }
}
