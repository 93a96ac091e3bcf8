import { type AlertSettings, withDefaults } from "@palique/shared/alerts.ts";
import type { OperatorCard } from "@palique/shared/conversation.ts";
import type { OperatorPresence, OperatorSelf } from "@palique/shared/operator.ts";
import type { App } from "../app.ts";
import { fromJson } from "../db/store.ts";
import { listMemberships } from "../departments/departments.store.ts";
import { AppError } from "../errors.ts";
import {
  countActiveChats,
  findAlertsOf,
  findOperator,
  listConnectedIds,
  listDepartmentIds,
  listOperators,
  type Operator,
} from "./operators.store.ts";

/** What visitors and colleagues see of an operator. */
export function operatorCard(operator: Pick<Operator, "id" | "name" | "avatarTag">): OperatorCard {
  const { id, name, avatarTag } = operator;
  return { id, name, avatar: avatarTag && `/api/v1/operators/${id}/avatar?v=${avatarTag}` };
}

/** The card of one operator; null when there is none. */
export async function findOperatorCard(app: App, operatorId: string): Promise<OperatorCard | null> {
  const operator = await findOperator(app.db, operatorId);
  return operator && operatorCard(operator);
}

/** What an operator's own console shows of them. Fails with "not-found". */
export async function describeSelf(app: App, operatorId: string): Promise<OperatorSelf> {
  const operator = await findOperator(app.db, operatorId);
  if (!operator) throw new AppError("not-found");
  const { email, role, locale, theme, status, idle, capacity } = operator;
  const departmentIds = await listDepartmentIds(app.db, operatorId);
  const chosen = (await findAlertsOf(app.db, operatorId))?.alerts;
  const alerts = withDefaults(chosen ? fromJson<AlertSettings>(chosen) : {});
  const own = { email, role, locale, theme, status, idle, capacity, departmentIds, alerts };
  return { ...operatorCard(operator), ...own };
}

/** Every operator who can sign in, or the named one even if disabled (shown as offline). */
export async function describePresence(app: App, operatorId?: string): Promise<OperatorPresence[]> {
  const [operators, memberships, connected, chats] = await Promise.all([
    operatorId === undefined ? listOperators(app.db) : findOperator(app.db, operatorId),
    listMemberships(app.db),
    listConnectedIds(app.db),
    countActiveChats(app.db),
  ]);
  const wanted = Array.isArray(operators)
    ? operators.filter((operator) => !operator.disabled)
    : operators
      ? [operators]
      : [];
  return wanted.map((operator) => ({
    ...operatorCard(operator),
    status: operator.disabled ? "offline" : operator.status,
    connected: !operator.disabled && connected.has(operator.id),
    activeChats: chats.get(operator.id) ?? 0,
    capacity: operator.capacity,
    departmentIds: memberships
      .filter((membership) => membership.operatorId === operator.id)
      .map((membership) => membership.departmentId),
  }));
}
