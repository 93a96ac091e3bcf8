import type { DepartmentAdmin } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { describeDepartments } from "./describe-departments.ts";

export async function showDepartments(app: App, actor: OperatorActor): Promise<DepartmentAdmin[]> {
  requireAdmin(actor);
  return describeDepartments(app.db);
}
