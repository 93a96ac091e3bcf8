import type { OperatorAdmin, OperatorList } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { listAllMemberships } from "../departments/departments.store.ts";
import { operatorCard } from "./describe-operator.ts";
import { listInvites } from "./invites.store.ts";
import { listConnectedIds, listOperators } from "./operators.store.ts";
import { requireAdmin } from "./require-admin.ts";

/** Every operator, disabled ones too, and the invites nobody used yet (expired ones too: they can be renewed). */
export async function listTeam(app: App, actor: OperatorActor): Promise<OperatorList> {
  requireAdmin(actor);
  const [operators, memberships, connected, invites] = await Promise.all([
    listOperators(app.db),
    listAllMemberships(app.db),
    listConnectedIds(app.db),
    listInvites(app.db),
  ]);
  return {
    operators: operators.map((operator): OperatorAdmin => {
      const { email, role, capacity, disabled, status, id } = operator;
      const departmentIds = memberships.filter((one) => one.operatorId === id).map((one) => one.departmentId);
      return {
        ...operatorCard(operator),
        email,
        role,
        departmentIds,
        capacity,
        disabled,
        status,
        connected: connected.has(id),
      };
    }),
    invites: invites.map((invite) => ({ ...invite, link: null })),
  };
}
