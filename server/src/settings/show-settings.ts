import type { Settings } from "@palique/shared/admin.ts";
import type { OperatorActor } from "../actors.ts";
import type { App } from "../app.ts";
import { requireAdmin } from "../operators/require-admin.ts";
import { readSettings } from "./settings.store.ts";

export async function showSettings(app: App, actor: OperatorActor): Promise<Settings> {
  requireAdmin(actor);
  return readSettings(app.db);
}
