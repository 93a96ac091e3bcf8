import type { Invitation } from "@palique/shared/invitations.ts";
import type { InvitationLook } from "@palique/shared/live-names.ts";
import type { LiveInvitation } from "@palique/shared/live-visitors.ts";
import type { Db } from "../db/store.ts";
import { operatorCard } from "../operators/describe-operator.ts";
import { findOperator } from "../operators/operators.store.ts";
import type { StoredInvitation } from "./invitations.store.ts";

/** By hand, and not by a rule. */
export function isPersonal({ clientId }: Pick<StoredInvitation, "clientId">): boolean {
  return clientId !== null;
}

/** As the visitor gets it. */
export async function describeInvitation(db: Db, invitation: StoredInvitation): Promise<Invitation> {
  const { id, text, look, operatorId, departmentId } = invitation;
  const operator = operatorId ? await findOperator(db, operatorId) : undefined;
  return {
    id,
    text,
    look: look as InvitationLook,
    operator: operator && !operator.disabled ? operatorCard(operator) : null,
    isPersonal: isPersonal(invitation),
    departmentId,
  };
}

/** As the live list shows it while it is open. */
export async function describeOpen(db: Db, invitation: StoredInvitation): Promise<LiveInvitation> {
  const { id, operatorId, shownAt, openedAt } = invitation;
  const state = openedAt !== null ? "opened" : shownAt !== null ? "shown" : "asked";
  const operator = operatorId && isPersonal(invitation) ? await findOperator(db, operatorId) : undefined;
  return { id, state, operator: operator ? operatorCard(operator) : null };
}
