import type { ConversationSummary, OperatorSelf } from "@palique/shared/operator.ts";
import type { Rows } from "./rows.ts";

/** What an operator may see, as the server decides it. */
export interface Sight {
  operatorId: string;
  /** Null: everything. */
  departmentIds: readonly string[] | null;
}

export function sightOf(self: OperatorSelf | null | undefined): Sight {
  if (!self) return { operatorId: "", departmentIds: [] };
  return { operatorId: self.id, departmentIds: self.role === "agent" ? self.departmentIds : null };
}

/** By department, or because the operator has it or is asked to take it over or to help. Invitations come on top. */
export function isInSight({ departmentId, chat, helpers }: ConversationSummary, sight: Sight): boolean {
  if (sight.departmentIds === null || sight.departmentIds.includes(departmentId)) return true;
  const { operatorId } = sight;
  if (helpers.some((one) => one.operatorId === operatorId)) return true;
  return chat?.operatorId === operatorId || chat?.transfer?.operatorId === operatorId;
}

/** Without what moved out of sight; `invited` names the conversations a colleague brought this operator into. */
export function rowsInSight(rows: Rows, sight: Sight, invited: ReadonlySet<string>): Rows {
  if (sight.departmentIds === null) return rows;
  return new Map([...rows].filter(([id, row]) => invited.has(id) || isInSight(row, sight)));
}
