import type { StartChat } from "@palique/shared/visitor.ts";
import type { z } from "zod";
import type { VisitorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { belongsTo, listDepartmentStates } from "../departments/availability.ts";
import { findAnswered, hostOf } from "../invitations/answer-invitation.ts";
import type { StoredInvitation } from "../invitations/invitations.store.ts";
import type { Site } from "../sites/sites.store.ts";
import { chooseDepartment, chooseQueue } from "./choose-department.ts";
import { isAccepting } from "./free-operators.ts";

/** Where a new chat goes. */
export interface ChatPlan {
  departmentId: string;
  /** What it answers. */
  invitation: StoredInvitation | null;
  /** Who invited by hand and is there: has it at once, whatever else they have. */
  operatorId: string | null;
}

/**
 * Looks for a place for a chat: with the operator who invited to it, else in the queue of the department that did,
 * else in the one that was asked for. Fails with "no-operator" and "queue-full".
 */
export async function planChat(
  app: App,
  site: Site,
  actor: VisitorActor,
  { departmentId, invitationId }: Pick<z.output<typeof StartChat>, "departmentId" | "invitationId">,
  liveId: string | null,
): Promise<ChatPlan> {
  const visitorId = actor.linked ? null : actor.visitorId;
  const invitation = await findAnswered(app, { siteId: site.id, liveId, visitorId }, invitationId);
  const offered = invitation && (await findOffered(app, site, invitation.departmentId));
  const host = hostOf(invitation);
  if (host && offered && (await isAccepting(app, app.db, host))) {
    return { departmentId: offered, invitation, operatorId: host };
  }
  const department = await chooseDepartment(app, site, offered ?? departmentId);
  return { departmentId: await chooseQueue(app, site, department), invitation, operatorId: null };
}

/** The department, if the site still has it. */
async function findOffered(app: App, site: Site, departmentId: string | null): Promise<string | null> {
  const states = await listDepartmentStates(app);
  const found = states.find(({ id }) => id === departmentId && belongsTo(site, id));
  return found?.id ?? null;
}
